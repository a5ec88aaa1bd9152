package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each thing that a wheel is refused for. */
class RefusedWheelsTest {
    private static final String INFO = "demo-1.0.dist-info";
    private static final String INIT = "demo/__init__.py";
    private static final String INIT_ENTRY = "zip entry " + INIT;

    @TempDir
    Path directory;

    @Test
    void zeroBytes() throws IOException {
        refused(Files.createFile(directory.resolve("demo-1.0-py3-none-any.whl")), "file", "0 bytes", "a zip archive");
    }

    @Test
    void noZip() throws IOException {
        Path path = directory.resolve("demo-1.0-py3-none-any.whl");
        refused(Files.writeString(path, "<html>"), "file", "not a zip, 6 bytes", "a zip archive");
    }

    @Test
    void sourceDistributions() throws IOException {
        refused(
                Files.createFile(directory.resolve("demo-1.0.tar.gz")),
                "file",
                "a source distribution (.tar.gz)",
                "a wheel, which `python -m build --wheel` makes of it");
        Path renamed = directory.resolve("demo-1.0-py3-none-any.whl");
        refused(
                Files.write(renamed, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}),
                "file",
                "a gzip archive, as source distributions are, 5 bytes",
                "a zip archive");
    }

    @Test
    void cutZip() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 200));
        refused(path, "file", "a zip without its end, 200 bytes", "a whole zip archive (truncated zip)");
    }

    @Test
    void aMiddleThatIsGone() throws IOException {
        Path path = wheel("demo", "1.0").payload(5000, 1).buildIn(directory);
        byte[] whole = Files.readAllBytes(path);
        byte[] shorter = Arrays.copyOf(whole, whole.length - 3000);
        System.arraycopy(whole, 4000, shorter, 1000, whole.length - 4000);
        Files.write(path, shorter);
        assertThat(WheelReader.inspect(path).faults())
                .extracting(WheelFault::field)
                .contains("central directory");
    }

    @Test
    void nameThatIsNoWheels() {
        refused(
                wheel("demo", "1.0").filename("demo-1.0.whl"),
                "filename",
                "2 parts",
                "5 or 6 parts: name-version[-build]-python-abi-platform.whl, with \"_\" for \"-\" inside a part");
    }

    @Test
    void anotherNameInMetadata() {
        refused(
                wheel("demo", "1.0").filename("other-1.0-py3-none-any.whl"),
                "METADATA Name",
                "demo",
                "other, as in the filename");
    }

    @Test
    void anotherVersionInMetadata() {
        refused(
                wheel("demo", "1.0").filename("demo-1.0.1-py3-none-any.whl"),
                "METADATA Version",
                "1.0",
                "1.0.1, as in the filename");
    }

    @Test
    void severalDistInfos() {
        refused(
                wheel("demo", "1.0").file("other-1.0.dist-info/METADATA", ""),
                ".dist-info directory",
                "demo-1.0.dist-info and other-1.0.dist-info",
                "one at the top of the wheel");
    }

    @Test
    void noDistInfo() {
        refused(wheel("demo", "1.0").distInfo("demo"), ".dist-info directory", "none", "one at the top of the wheel");
    }

    @Test
    void distInfoOfAnother() {
        refused(
                wheel("demo", "1.0").distInfo("demo-2.0.dist-info"),
                ".dist-info directory",
                "demo-2.0.dist-info",
                "demo-1.0.dist-info, after METADATA");
    }

    /** Once it is installed, every run of pip fails on it. */
    @Test
    void distInfoWithoutAVersionBehindTheFirstDash() {
        refused(
                wheel("demo", "1.0+cu12.1").distInfo("demo-1.0_cu12.1.dist-info"),
                ".dist-info directory",
                "demo-1.0_cu12.1.dist-info",
                "demo-1.0+cu12.1.dist-info, after METADATA");
        refused(
                wheel("my-demo", "1.0").distInfo("my-demo-1.0.dist-info"),
                ".dist-info directory",
                "my-demo-1.0.dist-info",
                "my_demo-1.0.dist-info, after METADATA");
    }

    @Test
    void filesAtTheTopThatAreCalledAsTheDirectoriesAre() {
        refused(
                wheel("demo", "1.0").file("other.dist-info", ""),
                ".dist-info directory",
                "demo-1.0.dist-info and other.dist-info",
                "one at the top of the wheel");
    }

    @Test
    void distInfoUnderAnUnusualPath() {
        refused(
                wheel("demo", "1.0").distInfo("./demo-1.0.dist-info"),
                ".dist-info directory",
                "none",
                "one at the top of the wheel");
    }

    @Test
    void noMetadata() {
        refused(wheel("demo", "1.0").without("METADATA"), "METADATA", "nothing in " + INFO, "a file");
    }

    @Test
    void metadataWithoutVersion() {
        refused(
                wheel("demo", "1.0").withoutMetadata("Version"),
                "METADATA Version",
                "nothing among metadata-version, name",
                "one value");
    }

    @Test
    void metadataOfTwoNames() {
        refused(wheel("demo", "1.0").metadata("Name", "other"), "METADATA Name", "demo and other", "one value");
    }

    @Test
    void metadataWithAVersionThatIsNone() {
        refused(
                wheel("demo", "1.0").withoutMetadata("Version").metadata("Version", "1.0-final-2"),
                "METADATA Version",
                "1.0-final-2",
                "a PEP 440 version");
    }

    @Test
    void metadataOfAnUnknownMajorVersion() {
        refused(
                wheel("demo", "1.0").withoutMetadata("Metadata-Version").metadata("Metadata-Version", "3.0"),
                "METADATA Metadata-Version",
                "3.0",
                "at most 2.5");
    }

    @Test
    void metadataThatIsTooLong() {
        refused(
                wheel("demo", "1.0").description("x".repeat(8 << 20)),
                INFO + "/METADATA",
                "8388655 bytes",
                "at most 8388608 bytes");
    }

    @Test
    void wheelFileThatIsMissing() {
        refused(wheel("demo", "1.0").without("WHEEL"), "WHEEL", "nothing in " + INFO, "a file");
    }

    @Test
    void wheelVersionThatPipDoesNotKnow() {
        refused(
                wheel("demo", "1.0").distInfoFile("WHEEL", "Wheel-Version: 2.0\nTag: py3-none-any\n"),
                "WHEEL Wheel-Version",
                "2.0",
                "1.0");
        refused(
                wheel("demo", "1.0").distInfoFile("WHEEL", "Tag: py3-none-any\n"),
                "WHEEL Wheel-Version",
                "nothing",
                "1.0");
    }

    @Test
    void noRecord() {
        refused(wheel("demo", "1.0").without("RECORD"), "RECORD", "nothing in " + INFO, "a file");
    }

    @Test
    void recordWithAnotherHash() {
        String other = "sha256=" + "A".repeat(43);
        refused(
                wheel("demo", "1.0").record(text -> text.replaceFirst("sha256=[^,]*", other)),
                "RECORD " + INIT,
                "SHA-256 9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4",
                "0".repeat(64) + " as RECORD says");
    }

    @Test
    void recordWithAHashThatIsNone() {
        refused(
                wheel("demo", "1.0").record(text -> text.replaceFirst("sha256=[^,]*", "sha256=abc")),
                "RECORD " + INIT,
                "hash sha256=abc",
                "a digest of sha256 in URL-safe base64");
        refused(
                wheel("demo", "1.0").record(text -> text.replaceFirst("sha256=[^,]*", "abc")),
                "RECORD " + INIT,
                "hash abc",
                "a hash such as sha256=...");
    }

    @Test
    void recordWithAnotherSize() {
        refused(
                wheel("demo", "1.0").record(text -> text.replaceFirst(",6\n", ",7\n")),
                "RECORD " + INIT,
                "6 bytes in the zip",
                "7 bytes as RECORD says");
        refused(
                wheel("demo", "1.0").record(text -> text.replaceFirst(",6\n", ",six\n")),
                "RECORD " + INIT,
                "size six",
                "a number of bytes");
    }

    @Test
    void recordThatMissesAFile() {
        refused(
                wheel("demo", "1.0").unlisted(RawEntry.of("demo/b.py", "")),
                "RECORD demo/b.py",
                "no line for this file",
                "one");
    }

    @Test
    void recordThatNamesAFileThatIsNotThere() {
        refused(
                wheel("demo", "1.0").record(text -> "demo/b.py,,\n" + text),
                "RECORD demo/b.py",
                "no such file in the wheel",
                "a file");
    }

    @Test
    void recordThatDisagreesWithItself() {
        refused(
                wheel("demo", "1.0").record(text -> text + INIT + ",,6\n"),
                "RECORD " + INIT,
                "two lines that disagree",
                "one line");
    }

    @Test
    void recordWithTooFewFields() {
        refused(
                wheel("demo", "1.0").record(text -> text + INIT + "\n"),
                "RECORD " + INIT,
                "1 fields",
                "path, hash and size");
    }

    @Test
    void recordWithAnEmptyLine() {
        refused(
                wheel("demo", "1.0").record(text -> text + "\n"),
                "RECORD",
                "an empty line after 4 files",
                "path, hash and size");
    }

    @Test
    void recordThatIsNotUtf8() {
        refused(
                wheel("demo", "1.0")
                        .entry(RawEntry.of("demo/\u00e9.py", ""))
                        .recordCharset(StandardCharsets.ISO_8859_1),
                "RECORD",
                "bytes that are not UTF-8",
                "UTF-8");
    }

    @Test
    void pathsThatEscape() {
        refusedEntry("../evil.py", "a path with \"..\"", "a path inside the wheel");
        refusedEntry("demo/../../evil.py", "a path with \"..\"", "a path inside the wheel");
        refusedEntry("/etc/evil", "an absolute path", "a path inside the wheel");
        refusedEntry("C:/evil", "an absolute path", "a path inside the wheel");
        refusedEntry("demo\\evil.py", "a path with \"\\\"", "\"/\" between directories");
        refused(
                wheel("demo", "1.0").entry(RawEntry.of("demo/a\0.py", "")),
                "zip entry demo/a\\u0000.py",
                "a path with a NUL character",
                "a path without");
    }

    @Test
    void duplicateEntries() {
        refused(
                wheel("demo", "1.0").unlisted(RawEntry.of(INIT, "x = 1\n")),
                INIT_ENTRY,
                "two entries for one file",
                "one entry");
        refused(
                wheel("demo", "1.0").unlisted(RawEntry.of("demo/./__init__.py", "x = 1\n")),
                "zip entry demo/./__init__.py",
                "two entries for one file",
                "one entry");
    }

    @Test
    void aFileThatIsADirectoryToo() {
        refused(
                wheel("demo", "1.0").file("demo/a", "").file("demo/a/b.py", ""),
                "zip entry demo/a",
                "both a file and a directory",
                "one of both");
    }

    @Test
    void encryptedEntries() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").flag(0)),
                INIT_ENTRY,
                "encrypted content",
                "content that pip can read");
    }

    @Test
    void unsupportedCompression() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").declaredMethod(93)),
                INIT_ENTRY,
                "compression method 93",
                "stored (0) or deflated (8)");
    }

    @Test
    void symbolicLinks() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of("demo/lib.so", "/lib.so").unixMode(0120777)),
                "zip entry demo/lib.so",
                "a symbolic link",
                "a file or a directory");
    }

    @Test
    void anotherNameInTheLocalHeader() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").localName("demo/__evil__.py")),
                INIT_ENTRY,
                "the name demo/__evil__.py in its local header",
                "the same name in both places");
    }

    @Test
    void anotherChecksumInTheLocalHeader() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").localCrcError(1)),
                INIT_ENTRY,
                "another CRC or size in its local header",
                "the same in both places");
    }

    @Test
    void anotherChecksum() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").crcError(1)),
                INIT_ENTRY,
                "CRC-32 8bf6893b",
                "CRC-32 8bf6893c (damaged zip)");
    }

    @Test
    void moreContentThanDeclared() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.zeros(INIT, 1_000_000).sizeError(-999_000)),
                INIT_ENTRY,
                "more than 1000 bytes",
                "1000 bytes of content (damaged zip)");
    }

    @Test
    void lessContentThanDeclared() {
        refused(
                wheel("demo", "1.0").entry(RawEntry.zeros(INIT, 1000).sizeError(1)),
                INIT_ENTRY,
                "1000 bytes",
                "1001 bytes of content (damaged zip)");
    }

    @Test
    void zipBombs() {
        Path bomb = wheel("demo", "1.0")
                .entry(RawEntry.zeros(INIT, 1000).sizeError((1L << 30) - 500))
                .buildIn(directory);
        assertThat(WheelReader.inspect(bomb).faults())
                .extracting(WheelFault::field, WheelFault::expected)
                .containsExactly(tuple("zip", "at most 200 times the file (zip bomb)"));
    }

    @Test
    void overlappingEntries() throws IOException {
        Path path = wheel("demo", "1.0")
                .entry(RawEntry.of("demo/a.py", "a").stored())
                .entry(RawEntry.of("demo/b.py", "b").stored())
                .buildIn(directory);
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int first = text.lastIndexOf("demo/a.py") - 4;
        int second = text.lastIndexOf("demo/b.py") - 4;
        System.arraycopy(bytes, first, bytes, second, 4);
        Files.write(path, bytes);
        assertThat(WheelReader.inspect(path).faults())
                .contains(new WheelFault(
                        path, "zip entry demo/a.py", "an overlap with another entry", "a place of its own"));
    }

    @Test
    void showsAHundredFaultsAndCountsTheRest() {
        WheelBuilder many = wheel("demo", "1.0");
        for (int i = 0; i < 150; i++) {
            many.unlisted(RawEntry.of("demo/m" + i + ".py", ""));
        }
        List<WheelFault> faults = WheelReader.inspect(many.buildIn(directory)).faults();
        assertThat(faults).hasSize(101);
        assertThat(faults.get(100))
                .extracting(WheelFault::field, WheelFault::found)
                .containsExactly("further faults", "50");
    }

    private void refusedEntry(String name, String found, String expected) {
        refused(wheel("demo", "1.0").entry(RawEntry.of(name, "")), "zip entry " + name, found, expected);
    }

    private void refused(WheelBuilder wheel, String field, String found, String expected) {
        refused(wheel.buildIn(directory), field, found, expected);
    }

    private static void refused(Path path, String field, String found, String expected) {
        assertThat(WheelReader.inspect(path).faults()).containsExactly(new WheelFault(path, field, found, expected));
    }
}

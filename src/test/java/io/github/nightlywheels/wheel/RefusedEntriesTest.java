package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each thing that a wheel is refused for because of an entry of the archive. */
class RefusedEntriesTest {
    private static final String INIT = "demo/__init__.py";
    private static final String INIT_ENTRY = "zip entry " + INIT;

    @TempDir
    Path directory;

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

    private void refusedEntry(String name, String found, String expected) {
        refused(wheel("demo", "1.0").entry(RawEntry.of(name, "")), "zip entry " + name, found, expected);
    }

    private void refused(WheelBuilder wheel, String field, String found, String expected) {
        new Inspected(directory).refused(wheel, field, found, expected);
    }
}

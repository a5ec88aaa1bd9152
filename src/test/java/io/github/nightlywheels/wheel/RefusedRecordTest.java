package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each thing that a wheel is refused for because of RECORD. */
class RefusedRecordTest {
    private static final String INFO = "demo-1.0.dist-info";
    private static final String INIT = "demo/__init__.py";

    @TempDir
    Path directory;

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

    private void refused(WheelBuilder wheel, String field, String found, String expected) {
        new Inspected(directory).refused(wheel, field, found, expected);
    }
}

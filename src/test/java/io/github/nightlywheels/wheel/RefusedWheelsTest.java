package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each thing that a wheel is refused for as a whole, or because of what it says of itself. */
class RefusedWheelsTest {
    private static final String INFO = "demo-1.0.dist-info";

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
                Files.createFile(directory.resolve("demo-1.0.zip")),
                "file",
                "a source distribution (.zip)",
                "a wheel, or a .tar.gz, the only form of a source distribution that indexes take");
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

    private void refused(WheelBuilder wheel, String field, String found, String expected) {
        new Inspected(directory).refused(wheel, field, found, expected);
    }

    private static void refused(Path path, String field, String found, String expected) {
        assertThat(WheelReader.inspect(path).faults()).containsExactly(new WheelFault(path, field, found, expected));
    }
}

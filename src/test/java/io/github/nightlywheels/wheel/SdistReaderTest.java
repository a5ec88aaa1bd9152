package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.SdistBuilder.sdist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Source distributions, good and bad. */
class SdistReaderTest {
    /** Too long for the field of a tar header, which ends with the first NUL. */
    private static final String LONG = "demo-1.0/" + "a".repeat(100);

    @TempDir
    Path directory;

    @Test
    void readsWhatAProjectSaysOfItself() throws IOException {
        Path file = sdist("my-demo", "1.0.dev1")
                .metadata("Metadata-Version: 2.1\nName: My.Demo\nVersion: 1.0.dev1\nSummary: s\n\n# Demo\n")
                .symbolicLink("my-demo-1.0.dev1/docs/README", "../pyproject.toml")
                .symbolicLink("my-demo-1.0.dev1/docs/LIESMICH", "README")
                .buildIn(directory);
        Wheel sdist = WheelReader.read(file);
        assertThat(sdist.isSource()).isTrue();
        assertThat(sdist.metadata().name().text()).isEqualTo("My.Demo");
        assertThat(sdist.filename().version().text()).isEqualTo("1.0.dev1");
        assertThat(sdist.filename().tags().python()).isEqualTo("source");
        assertThat(sdist.digests().size()).isEqualTo(Files.size(file));
        assertThat(sdist.readDescription()).isEqualTo("# Demo");
        assertThat(sdist.warnings()).isEmpty();
        sdist.requireUnchanged();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(sdist("demo", "1.0").metadata(""), "PKG-INFO", "nothing at the top of the archive"),
                Arguments.of(
                        sdist("demo", "1.0")
                                .metadata("Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: a ((\n"),
                        "PKG-INFO Requires-Dist",
                        "a (("),
                Arguments.of(
                        sdist("demo", "1.0").metadata("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n"),
                        "PKG-INFO Name",
                        "other"),
                Arguments.of(
                        sdist("demo", "1.0").metadata("Metadata-Version: 2.1\nName: demo\nVersion: 2.0\n"),
                        "PKG-INFO Version",
                        "2.0"),
                Arguments.of(sdist("demo", "1.0").file("setup.py", ""), "tar", "demo-1.0 and setup.py"),
                Arguments.of(sdist("demo", "1.0").filename("demo-2.0.tar.gz"), "tar", "demo-1.0"),
                Arguments.of(sdist("demo", "latest"), "filename", "demo-latest.tar.gz"),
                Arguments.of(
                        sdist("demo", "1.0").file("demo-1.0/../../evil", ""),
                        "tar entry demo-1.0/../../evil",
                        "a path with \"..\""),
                Arguments.of(
                        sdist("demo", "1.0").file("/evil", ""),
                        "tar entry /evil",
                        "a path that is absolute or has a backslash or NUL"),
                Arguments.of(
                        sdist("demo", "1.0").file(LONG + "\0", ""),
                        "tar entry " + LONG + "\\u0000",
                        "a path that is absolute or has a backslash or NUL"),
                Arguments.of(
                        sdist("demo", "1.0").symbolicLink("demo-1.0/x", LONG + "\0"),
                        "tar entry demo-1.0/x",
                        "a link to " + LONG + "\\u0000"),
                Arguments.of(
                        sdist("demo", "1.0").symbolicLink("demo-1.0/x", "..\\..\\y"),
                        "tar entry demo-1.0/x",
                        "a link to ..\\..\\y"),
                Arguments.of(
                        sdist("demo", "1.0").symbolicLink("demo-1.0/x", "/etc/passwd"),
                        "tar entry demo-1.0/x",
                        "a link to /etc/passwd"),
                Arguments.of(
                        sdist("demo", "1.0").symbolicLink("demo-1.0/x", "../../y"),
                        "tar entry demo-1.0/x",
                        "a link to ../../y"),
                Arguments.of(
                        sdist("demo", "1.0").hardLink("demo-1.0/x", "other/y"),
                        "tar entry demo-1.0/x",
                        "a link to other/y"),
                Arguments.of(
                        sdist("demo", "1.0")
                                .symbolicLink("demo-1.0/m", "a/b/l/..")
                                .symbolicLink("demo-1.0/a/b/l", "../.."),
                        "tar entry demo-1.0/m",
                        "a link through the link demo-1.0/a/b/l"),
                Arguments.of(
                        sdist("demo", "1.0")
                                .symbolicLink("demo-1.0/a/b/l", "../..")
                                .symbolicLink("demo-1.0/a/b/l/m", "../x"),
                        "tar entry demo-1.0/a/b/l/m",
                        "a path through the link demo-1.0/a/b/l"),
                Arguments.of(
                        sdist("demo", "1.0")
                                .symbolicLink("demo-1.0/a/b/l", "../..")
                                .hardLink("demo-1.0/m", "demo-1.0/a/b/l"),
                        "tar entry demo-1.0/m",
                        "a link through the link demo-1.0/a/b/l"),
                Arguments.of(sdist("demo", "1.0").pipe("demo-1.0/pipe"), "tar entry demo-1.0/pipe", "a special file"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsDamagedOrDangerous(SdistBuilder sdist, String field, String found) {
        assertThat(WheelReader.inspect(sdist.buildIn(directory)).faults()).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.found()).isEqualTo(found);
        });
    }

    @Test
    void refusesHalfAFileAndOneThatIsNone() throws IOException {
        Path whole = sdist("demo", "1.0").buildIn(directory);
        byte[] content = Files.readAllBytes(whole);
        Path half = Files.write(directory.resolve("demo-2.0.tar.gz"), Arrays.copyOf(content, content.length / 2));
        Path text = Files.writeString(directory.resolve("demo-3.0.tar.gz"), "not found");
        for (Path file : new Path[] {half, text}) {
            assertThat(WheelReader.inspect(file).faults())
                    .extracting(WheelFault::found)
                    .containsExactly("data that cannot be read as tar.gz");
        }
    }

    private static TarArchiveOutputStream tar(Path file) throws IOException {
        return new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)));
    }

    @Test
    void refusesHeadersThatWouldFillTheMemory() throws IOException {
        Path file = directory.resolve("demo-1.0.tar.gz");
        try (TarArchiveOutputStream out = tar(file)) {
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(32 << 20);
            out.putArchiveEntry(name);
            out.write(new byte[32 << 20]);
            out.closeArchiveEntry();
        }
        assertThat(WheelReader.inspect(file).faults())
                .extracting(WheelFault::found)
                .containsExactly("more than 16777216 bytes of headers before an entry");
    }

    @Test
    void refusesAFileWithHoles() throws IOException {
        Path file = directory.resolve("demo-1.0.tar.gz");
        try (TarArchiveOutputStream out = tar(file)) {
            out.putArchiveEntry(new TarArchiveEntry("demo-1.0/holes", TarConstants.LF_GNUTYPE_SPARSE));
            out.closeArchiveEntry();
        }
        assertThat(WheelReader.inspect(file).faults())
                .extracting(WheelFault::field, WheelFault::found)
                .containsExactly(tuple("tar entry demo-1.0/holes", "a file with holes"));
    }

    private static byte[] header(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        return header;
    }

    @Test
    void refusesMoreEntriesThanAnyProjectHas() throws IOException {
        Path file = directory.resolve("demo-1.0.tar.gz");
        byte[] header = header("demo-1.0/empty", 0);
        try (OutputStream out = new GzipCompressorOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 200_000; i++) {
                out.write(header);
            }
        }
        assertThat(WheelReader.inspect(file).faults())
                .extracting(WheelFault::found)
                .containsExactly("more than 200000 entries");
    }

    @Test
    void refusesABomb() throws IOException {
        Path file = directory.resolve("demo-1.0.tar.gz");
        try (OutputStream out = new GzipCompressorOutputStream(Files.newOutputStream(file))) {
            out.write(header("demo-1.0/zeros", 2L << 30)); // what it announces is enough
        }
        assertThat(WheelReader.inspect(file).faults())
                .extracting(WheelFault::found)
                .containsExactly("more than 200 times the file's size in content");
    }
}

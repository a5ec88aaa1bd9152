package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelBuildTest {
    private static final WheelBuild BUILD = new WheelBuild("generator 1", LocalDateTime.of(2026, 11, 26, 0, 0));

    @TempDir
    Path temporary;

    private final Specs specs = new Specs();

    private Path python(String... files) {
        Path directory = temporary.resolve("python");
        try {
            for (String file : files) {
                Path path = directory.resolve(file);
                Files.createDirectories(path.getParent());
                Files.writeString(path, "# " + file + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private Path build(Path python, String target) {
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        content.addTree("pythonDirectory", python, "", List.of(), List.of());
        return BUILD.build(specs.spec(), content, temporary.resolve(target), faults);
    }

    private List<String> faults(Path python) {
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        content.addTree("pythonDirectory", python, "", List.of(), List.of());
        assertThatThrownBy(() -> BUILD.build(specs.spec(), content, temporary.resolve("none"), faults))
                .isInstanceOf(FailureException.class);
        assertThat(temporary.resolve("none")).doesNotExist();
        return Specs.faults(faults);
    }

    private static String text(Path wheel, String name) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void passesTheGateWithoutAnyOddity() {
        Specs reference = Specs.reference();
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        content.addTree("pythonDirectory", Path.of("src/test/resources/reference-wheel/src"), "", List.of(), List.of());
        Path file = BUILD.build(reference.spec(), content, temporary, faults);
        Wheel wheel = WheelReader.read(file);
        assertThat(wheel.filename().text()).isEqualTo("demo_pkg-1.2.3.dev7-py3-none-any.whl");
        assertThat(wheel.warnings()).isEmpty();
        assertThat(wheel.metadata().license()).contains("Apache-2.0");
        assertThat(wheel.readDescription()).startsWith("# Demo");
    }

    @Test
    void hasSortedContentThenDistInfoAndRecordLast() throws IOException {
        specs.scripts.put("demo", "demo:main");
        Path wheel = build(python("demo/z.py", "demo/__init__.py", "demo/a/b.py", "demo/a,b.txt", "Zed.py"), "dist");
        assertThat(ZipHeaders.of(wheel).names())
                .containsExactly(
                        "Zed.py",
                        "demo/__init__.py",
                        "demo/a,b.txt",
                        "demo/a/b.py",
                        "demo/z.py",
                        "demo-1.0.dev7.dist-info/METADATA",
                        "demo-1.0.dev7.dist-info/WHEEL",
                        "demo-1.0.dev7.dist-info/entry_points.txt",
                        "demo-1.0.dev7.dist-info/RECORD");
        assertThat(text(wheel, "demo-1.0.dev7.dist-info/entry_points.txt"))
                .isEqualTo("[console_scripts]\ndemo = demo:main\n");
        assertThat(text(wheel, "demo-1.0.dev7.dist-info/WHEEL"))
                .isEqualTo("Wheel-Version: 1.0\nGenerator: generator 1\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        assertThat(text(wheel, "demo-1.0.dev7.dist-info/RECORD"))
                .contains("\"demo/a,b.txt\",sha256=")
                .contains("Zed.py,sha256=")
                .endsWith("demo-1.0.dev7.dist-info/RECORD,,\n")
                .hasLineCount(9);
    }

    @Test
    void hasNoDataDescriptorAndOneTime() throws IOException {
        Path wheel = build(python("demo/__init__.py", "demo/ä.txt"), "dist");
        assertThat(ZipHeaders.of(wheel).entries()).allSatisfy(entry -> {
            assertThat(entry.flags()).isEqualTo(entry.name().contains("ä") ? 1 << 11 : 0);
            assertThat(entry.method()).isEqualTo(8);
            assertThat(entry.madeBy() >> 8).as("made on Unix").isEqualTo(3);
            assertThat(entry.mode()).isEqualTo(0100644);
            assertThat(entry.time()).isZero();
            assertThat(entry.date()).isEqualTo((46 << 9) | (11 << 5) | 26);
        });
    }

    @Test
    void isTheSameFileWheneverAndWhereverItIsBuilt() throws IOException {
        Path python = python("demo/__init__.py", "demo/b.py", "demo/a.py");
        Path first = build(python, "first");
        for (Path file : List.of(python.resolve("demo/a.py"), python.resolve("demo/b.py"))) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        Files.setPosixFilePermissions(python.resolve("demo/a.py"), PosixFilePermissions.fromString("rw-------"));
        assertThat(build(python, "second")).hasSameBinaryContentAs(first);
        assertThat(build(python, "first")).as("in place of the first").hasSameBinaryContentAs(first);
    }

    @Test
    void keepsThatAFileMayBeRun() throws IOException {
        Path python = python("demo/__init__.py", "demo/bin/tool");
        assumeTrue(Files.getFileStore(python).supportsFileAttributeView("posix"), "skipped: no POSIX file system");
        Files.setPosixFilePermissions(python.resolve("demo/bin/tool"), PosixFilePermissions.fromString("rwx------"));
        assertThat(ZipHeaders.of(build(python, "dist")).entries().stream()
                        .filter(entry -> entry.mode() == 0100755)
                        .map(ZipHeaders.Entry::name))
                .containsExactly("demo/bin/tool");
    }

    @Test
    void leavesOutCompiledPythonAndWhatEditorsLeave() throws IOException {
        Path python = python(
                "demo/__init__.py",
                "demo/__pycache__/x.cpython-312.pyc",
                "demo/x.pyc",
                "demo/x.py~",
                "demo/.x.py.swp",
                "demo/#x.py#",
                "demo/.DS_Store",
                ".idea/workspace.xml",
                ".git/config",
                "demo.egg-info/PKG-INFO",
                ".pytest_cache/v",
                "demo/.hidden");
        assertThat(ZipHeaders.of(build(python, "dist")).names())
                .filteredOn(name -> !name.contains(".dist-info/"))
                .containsExactly("demo/.hidden", "demo/__init__.py");
    }

    @Test
    void takesWhatLinksLeadTo() throws IOException {
        Path python = python("demo/__init__.py");
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x.py"), "x = 1\n");
        Files.createSymbolicLink(python.resolve("demo/sub"), elsewhere);
        assertThat(text(build(python, "dist"), "demo/sub/x.py")).isEqualTo("x = 1\n");
        Files.createSymbolicLink(elsewhere.resolve("loop"), elsewhere);
        assertThat(faults(python)).singleElement().asString().contains("FileSystemLoop");
    }

    @ParameterizedTest
    @CsvSource({
        "py2.py3-none-any, true, 2",
        "cp312-cp312-manylinux_2_28_x86_64, false, 1",
        "cp310.cp311-abi3-macosx_11_0_arm64, false, 2",
        "py3-none-win_amd64, false, 1"
    })
    void writesEachTag(String tag, boolean pure, int tags) throws IOException {
        specs.tag = tag;
        Path wheel = build(python("demo/__init__.py"), "dist");
        assertThat(wheel.getFileName()).asString().isEqualTo("demo-1.0.dev7-" + tag + ".whl");
        assertThat(WheelReader.read(wheel).warnings()).isEmpty();
        assertThat(text(wheel, "demo-1.0.dev7.dist-info/WHEEL"))
                .contains("Root-Is-Purelib: " + pure + "\n")
                .hasLineCount(3 + tags);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "any",
                "none-any",
                "py3-none",
                "py3-none-any-1",
                "py3-none-linux-x86_64",
                "PY3-none-any",
                "py-none-any",
                "3-none-any",
                "py3--any",
                "py3-none-win amd64"
            })
    void refusesATag(String tag) {
        specs.tag = tag;
        assertThat(faults(python("demo/__init__.py")))
                .singleElement()
                .asString()
                .startsWith("tag is \"" + tag + "\", expected is python, ABI and platform in lower case");
    }

    @Test
    void refusesAWheelWithNothingInIt() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        assertThat(faults(empty))
                .containsExactly("pythonDirectory is \"" + empty
                        + "\", expected is a directory with files, for there is nothing else to put into the wheel");
        assertThat(faults(python("__pycache__/x.pyc")))
                .singleElement()
                .asString()
                .contains("nothing else to put into the wheel");
    }

    @Test
    void refusesFilesThatAreNotItsOwnOrHaveNoPlace() throws IOException {
        Path python = python("demo/__init__.py", "other-1.0.dist-info/METADATA", "demo/a\\b.py", "demo/\u0007.py");
        assertThat(faults(python))
                .hasSize(3)
                .anyMatch(
                        fault -> fault.contains("other-1.0.dist-info/METADATA\", expected is no .dist-info directory"))
                .anyMatch(fault -> fault.contains("demo/a\\b.py\", expected is a path inside the wheel"));
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        Path file = python.resolve("demo/__init__.py");
        Path other = Files.writeString(temporary.resolve("other.py"), "");
        content.addFile("resources", file, "demo/x.py");
        content.addFile("resources", file, "demo/x.py");
        content.addFile("resources", other, "demo/x.py");
        content.addFile("resources", other, "../x.py");
        content.addFile("resources", other, "/x.py");
        content.addFile("resources", other, "demo/x.py/y");
        content.files();
        assertThat(Specs.faults(faults))
                .containsExactly(
                        "resources is \"demo/x.py\", expected is one file under this path, and there is " + file
                                + " as well",
                        "resources is \"../x.py\", expected is a path inside the wheel that every system can write",
                        "resources is \"/x.py\", expected is a path inside the wheel that every system can write",
                        "resources is \"demo/x.py/y\", expected is a path in no other file, and " + file + " is one");
    }

    @Test
    void tellsAllThatIsWrongAtOnceBeforeItWrites() {
        specs.name = "de mo";
        specs.version = "1.0-SNAPSHOT";
        specs.tag = "any";
        specs.dependencies.add("numpy>=x");
        specs.scripts.put("demo", "demo");
        assertThat(faults(python("demo/__init__.py")).stream().map(fault -> fault.substring(0, fault.indexOf(' '))))
                .containsExactly("name", "version", "dependencies", "scripts", "tag");
    }

    @Test
    void leavesTheFormerWheelWhereANewOneCannotBeWritten() throws IOException {
        Path python = python("demo/__init__.py", "demo/big.bin");
        Path before = build(python, "dist");
        byte[] bytes = Files.readAllBytes(before);
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        content.addTree("pythonDirectory", python, "", List.of(), List.of());
        Files.delete(python.resolve("demo/big.bin"));
        assertThatThrownBy(() -> BUILD.build(specs.spec(), content, temporary.resolve("dist"), faults))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure())
                                .isEqualTo(new WheelFailure.NotWritten(
                                        before.toString(), "no such file: " + python.resolve("demo/big.bin"))));
        try (Stream<Path> left = Files.list(temporary.resolve("dist"))) {
            assertThat(left).containsExactly(before);
        }
        assertThat(before).hasBinaryContent(bytes);
    }

    @Test
    void saysThatTheDirectoryCannotBeMade() throws IOException {
        Path python = python("demo/__init__.py");
        Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> build(python, "file"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("demo-1.0.dev7-py3-none-any.whl could not be written: ");
    }

    @Test
    void takesTheIncludedFilesOfAResourceDirectory() {
        Path data = python("data/a.json", "data/b.json", "data/c.txt", "data/deep/d.json");
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        content.addTree("resources", data, "./demo/lib/", List.of("**/*.json"), List.of("data/b.*"));
        assertThat(content.files().keySet()).containsExactly("demo/lib/data/a.json", "demo/lib/data/deep/d.json");
    }
}

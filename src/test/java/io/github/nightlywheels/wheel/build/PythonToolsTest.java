package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Python's own tools say of our wheels. Nothing is fetched: what pip needs, it finds among the wheels of Python itself. */
@Timeout(300)
class PythonToolsTest {
    private static final Path REFERENCE =
            Path.of("src/test/resources/reference-wheel").toAbsolutePath();

    @TempDir
    Path temporary;

    private Path content;

    @BeforeEach
    void writeSources() throws IOException {
        content = temporary.resolve("python");
        Files.createDirectories(content.resolve("demo"));
        Files.writeString(content.resolve("demo/__init__.py"), "def main():\n    print('hello from the wheel')\n");
    }

    private Path build(Specs specs, Path python) {
        BuildFaults faults = new BuildFaults();
        WheelContent files = new WheelContent(faults);
        files.addTree("pythonDirectory", python, "", List.of(), List.of());
        return new WheelBuild("generator 1", LocalDateTime.of(2026, 11, 26, 0, 0))
                .build(specs.spec(), files, temporary.resolve("dist"), faults);
    }

    @Test
    void packagingFindsTheMetadataValid() throws Exception {
        requirePython("import packaging.metadata, packaging.licenses", "packaging with its metadata validation");
        Path wheel = build(Specs.reference(), REFERENCE.resolve("src"));
        Result result = python("-c", """
                import sys, zipfile, packaging.metadata
                with zipfile.ZipFile(sys.argv[1]) as wheel:
                    name = next(name for name in wheel.namelist() if name.endswith('.dist-info/METADATA'))
                    metadata = packaging.metadata.Metadata.from_email(wheel.read(name), validate=True)
                print(metadata.name, metadata.version, metadata.license_expression, len(metadata.requires_dist))
                """, wheel.toString());
        assertThat(result.output()).isEqualTo("Demo.Pkg 1.2.3.dev7 Apache-2.0 4\n");
    }

    @Test
    void zipfileFindsTheArchiveWholeWithAndWithoutZip64() throws Exception {
        requirePython("import zipfile", "python3");
        for (long zip64From : new long[] {0, 1000, ZipWriter.LARGEST_NARROW}) {
            Path file = temporary.resolve("a" + zip64From + ".zip");
            try (ZipWriter zip = new ZipWriter(file, LocalDateTime.of(2026, 11, 26, 0, 0), zip64From)) {
                for (int size : new int[] {0, 10, 5000, 500}) {
                    zip.add("f" + size, 0100644, size, new java.io.ByteArrayInputStream(new byte[size]));
                }
                zip.finish();
            }
            Result result = python(
                    "-c",
                    "import sys, zipfile; zip = zipfile.ZipFile(sys.argv[1]); print(zip.testzip(), [(each.filename,"
                            + " each.file_size) for each in zip.infolist()])",
                    file.toString());
            assertThat(result.output()).isEqualTo("None [('f0', 0), ('f10', 10), ('f5000', 5000), ('f500', 500)]\n");
        }
    }

    @Test
    void pipInstallsTheWheelWithWhatItRequires() throws Exception {
        requirePython("import venv, pip; assert tuple(map(int, pip.__version__.split('.')[:2])) >= (22, 3)", "pip");
        Optional<Path> bundled = wheelsOfPython();
        assumeTrue(bundled.isPresent(), bundled.isPresent() ? "" : said("there are no wheels that came with python3"));
        Specs specs = new Specs();
        specs.dependencies.add("pip>=9; python_version >= \"3\"");
        specs.requiresPython = Optional.of(">=3.6");
        specs.scripts.put("hello-wheel", "demo:main");
        Path wheel = build(specs, content);
        Path environment = temporary.resolve("env");
        assertThat(python("-m", "venv", "--without-pip", environment.toString()).exit())
                .isZero();
        String executable = environment.resolve("bin/python").toString();

        Result install = python(
                "-m",
                "pip",
                "--isolated",
                "--disable-pip-version-check",
                "--python",
                executable,
                "install",
                "--no-index",
                "--find-links",
                bundled.get().toString(),
                wheel.toString());
        assertThat(install.exit()).as(install.output()).isZero();
        assertThat(install.output()).containsPattern("Successfully installed demo-1\\.0\\.dev7 pip-");
        Result check =
                python("-m", "pip", "--isolated", "--disable-pip-version-check", "--python", executable, "check");
        assertThat(check.output()).contains("No broken requirements found.");
        assertThat(run(List.of(environment.resolve("bin/hello-wheel").toString()))
                        .output())
                .isEqualTo("hello from the wheel\n");
    }

    @Test
    void theReferenceIsWhatPythonsBuildToolMakesOfTheSameProject() throws Exception {
        requirePython(
                "import build, setuptools; assert int(setuptools.__version__.split('.')[0]) >= 77",
                "build and setuptools 77");
        Path project = temporary.resolve("project");
        try (Stream<Path> files = Files.walk(REFERENCE)) {
            for (Path file : files.toList()) {
                Path copy = project.resolve(REFERENCE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Result built = python("-m", "build", "--wheel", "--no-isolation", project.toString());
        assertThat(built.exit()).as(built.output()).isZero();
        Path theirs = project.resolve("dist/demo_pkg-1.2.3.dev7-py3-none-any.whl");
        Path ours = build(Specs.reference(), REFERENCE.resolve("src"));
        assertThat(fields(theirs, "METADATA"))
                .isEqualTo(HeaderFile.parse("METADATA", Files.readAllBytes(REFERENCE.resolve("METADATA"))));
        assertThat(fields(ours, "WHEEL").fields().get("tag"))
                .isEqualTo(fields(theirs, "WHEEL").fields().get("tag"));
        assertThat(read(ours, "entry_points.txt")).isEqualTo(read(theirs, "entry_points.txt"));
        assertThat(recordOfContent(ours)).isEqualTo(recordOfContent(theirs)).hasSize(3);
    }

    private static HeaderFile fields(Path wheel, String file) throws IOException, DamageException {
        return HeaderFile.parse("METADATA", read(wheel, file).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> recordOfContent(Path wheel) throws IOException {
        return read(wheel, "RECORD")
                .lines()
                .filter(line -> !line.contains(".dist-info/"))
                .sorted()
                .toList();
    }

    private static String read(Path wheel, String file) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("demo_pkg-1.2.3.dev7.dist-info/" + file))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    /** Where the installation of Python keeps the wheel of pip for new environments. */
    private Optional<Path> wheelsOfPython() throws IOException, InterruptedException {
        Result found = python(
                "-c",
                "import ensurepip, pathlib; print(pathlib.Path(ensurepip.__file__).parent / '_bundled');"
                        + " print('/usr/share/python-wheels')");
        for (String line : found.output().lines().toList()) {
            Path directory = Path.of(line);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.list(directory)) {
                    if (files.anyMatch(file -> file.getFileName().toString().startsWith("pip-"))) {
                        return Optional.of(directory);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void requirePython(String imports, String what) throws InterruptedException {
        boolean found;
        try {
            found = python("-c", imports).exit() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, found ? "" : said("there is no python3 with " + what + " on this machine"));
    }

    private static String said(String reason) {
        System.out.println("PythonToolsTest skipped: " + reason); // Surefire shows no reasons
        return reason;
    }

    private record Result(int exit, String output) {}

    private Result python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("PYTHON"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}

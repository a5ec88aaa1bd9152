package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A project with 20,000 files in a PyPI-compatible index, published to by a process with little memory. */
@Timeout(300)
class LargeIndexTest {
    private static final int FILES = 20_000;
    private static final int FILES_OF_A_VERSION = 100;

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakePypi fake = new FakePypi();

    @ParameterizedTest
    @EnumSource(
            value = ServerManners.class,
            names = {"PYPI", "PYPISERVER"})
    void publishesAndReadsBack(ServerManners manners) throws Exception {
        fake.answersLike(manners);
        for (int number = 0; number < FILES; number++) {
            String version = "1.0.dev" + number / FILES_OF_A_VERSION;
            String tag = "py3-none-plat_" + number % FILES_OF_A_VERSION;
            fake.has("demo", version, "demo-" + version + "-" + tag + ".whl", new byte[] {1});
        }
        Path wheel = WheelBuilder.wheel("demo", "2.0.dev1").buildIn(directory);
        Path told = directory.resolve("told.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "publish",
                        "--api-url=" + fake.apiUrl(),
                        "--index-url=" + fake.indexUrl(),
                        "--report-directory=" + directory,
                        wheel.toString()))
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        builder.environment().put("TWINE_USERNAME", fake.user());
        builder.environment().put("TWINE_PASSWORD", fake.password());
        Process small = builder.start();
        try {
            assertThat(small.waitFor()).as(Files.readString(told)).isZero();
        } finally {
            small.destroyForcibly();
        }
        assertThat(fake.find(wheel.getFileName().toString())).isPresent();
        assertThat(Files.readString(directory.resolve("report.json"))).contains("1.0.dev199");
    }
}

package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
    private static final String KEYS = "data, headers, platlib, purelib, scripts";

    @TempDir
    Path directory;

    private Inspected wheels;

    @BeforeEach
    void useDirectory() {
        wheels = new Inspected(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purelib", "platlib", "headers", "scripts", "data"})
    void takesTheFiveKeys(String key) {
        wheels.accepted(wheel("demo", "1.0")
                .unlisted(RawEntry.directory("demo-1.0.data/"))
                .unlisted(RawEntry.directory("demo-1.0.data/other/"))
                .file("demo-1.0.data/" + key + "/demo/x.txt", "x"));
    }

    @Test
    void refusesOtherKeys() {
        wheels.refused(
                wheel("demo", "1.0").file("demo-1.0.data/.libs/x.txt", "x"),
                "zip entry demo-1.0.data/.libs/x.txt",
                "the key .libs in .data",
                KEYS);
    }

    @Test
    void refusesFilesDirectlyInIt() {
        wheels.refused(
                wheel("demo", "1.0").file("demo-1.0.data/scripts", "x"),
                "zip entry demo-1.0.data/scripts",
                "a file directly in .data",
                "a place in " + KEYS);
    }

    @Test
    void refusesTheDirectoryOfAnother() {
        wheels.refused(
                wheel("demo", "1.0").file("demo-2.0.data/data/x.txt", "x"),
                ".data directory",
                "demo-2.0.data",
                "demo-1.0.data");
        wheels.refused(
                wheel("demo", "1.0").file("my.data/data/x.txt", "x"), ".data directory", "my.data", "demo-1.0.data");
    }

    @Test
    void warnsOfAnotherSpelling() {
        wheels.accepted(
                wheel("demo", "1.0").file("Demo-1.0.0.data/data/x.txt", "x"),
                "uv does not install from a .data directory that is spelled otherwise than .dist-info: Demo-1.0.0.data");
    }
}

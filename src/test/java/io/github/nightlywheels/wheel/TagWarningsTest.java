package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagWarningsTest {
    @TempDir
    Path directory;

    private Inspected wheels;

    @BeforeEach
    void useDirectory() {
        wheels = new Inspected(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo/a.so",
                "demo/a.cpython-313-darwin.so",
                "demo/a.so.1.2",
                "demo/a.pyd",
                "demo/A.DLL",
                "demo/a.dylib"
            })
    void nativeCodeForAnyPlatform(String path) {
        wheels.accepted(
                wheel("demo", "1.0").file(path, "x").file("demo/z.so", "x"),
                "the filename says any platform, but there is native code: " + path + " and 1 more");
    }

    @Test
    void nativeCodeForOnePlatform() {
        wheels.accepted(wheel("demo", "1.0")
                .tags("cp313", "cp313", "manylinux_2_28_x86_64")
                .file("demo/a.so", "x"));
    }

    @Test
    void otherFilesForAnyPlatform() {
        wheels.accepted(wheel("demo", "1.0").file("demo/a.so.py", "x").file("demo/aso", "x"));
    }

    @Test
    void linuxWithoutItsVersion() {
        wheels.accepted(
                wheel("demo", "1.0").tags("cp313", "cp313", "linux_x86_64"),
                "the platform tag does not say which Linux systems the wheel runs on, and PyPI refuses it;"
                        + " let auditwheel set it: linux_x86_64");
    }

    @Test
    void linuxWithoutItsVersionOnAProcessorThatPypiTakes() {
        wheels.accepted(
                wheel("demo", "1.0").tags("cp313", "cp313", "linux_armv7l"),
                "the platform tag does not say which Linux systems the wheel runs on; let auditwheel set it: linux_armv7l");
    }

    @Test
    void localVersions() {
        wheels.accepted(
                wheel("demo", "1.0.dev1+cu12"),
                "the version has a local part, with which PyPI refuses a wheel: 1.0.dev1+cu12");
    }
}

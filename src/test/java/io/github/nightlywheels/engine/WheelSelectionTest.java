package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.SetFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelSelectionTest {
    @TempDir
    Path directory;

    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final List<String> warnings = new ArrayList<>();

    private Wheel wheel(String project, String version, String python, String abi, String platform) {
        return built(Duration.ofHours(3), WheelBuilder.wheel(project, version).tags(python, abi, platform));
    }

    private Wheel built(Duration ago, WheelBuilder wheel) {
        Path file = wheel.buildIn(directory);
        try {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WheelReader.read(file);
    }

    private Wheel wheel(String project, String version) {
        return wheel(project, version, "py3", "none", "any");
    }

    private List<Wheel> select(OnSeveralVersions policy, Wheel... wheels) {
        return new WheelSelection(policy, NOW, warnings::add).of(List.of(wheels));
    }

    @Test
    void takesTheNewestVersionOfEachProjectAndNamesWhatIsLeftOut() {
        Wheel yesterday = wheel("demo", "1.0.dev9");
        Wheel tonight = wheel("demo", "1.0.dev10");
        Wheel tonightToo = wheel("demo", "1.0.dev10", "cp313", "cp313", "win_amd64");
        Wheel other = wheel("other", "0.1");
        assertThat(select(OnSeveralVersions.NEWEST, tonight, yesterday, other, tonightToo))
                .containsExactly(tonight, other, tonightToo);
        assertThat(warnings)
                .containsExactly("there are several versions of demo; the newest, 1.0.dev10, is taken, and left out: "
                        + "demo-1.0.dev9-py3-none-any.whl (3 hours old)");
    }

    /** Tonight's version is lower, because it is constant, or was counted in another way before. */
    @Test
    void saysIfTheNewestByVersionAreTheLeftovers() {
        Wheel leftover = built(Duration.ofHours(22), WheelBuilder.wheel("demo", "1.0.dev20261125"));
        Wheel tonight = built(Duration.ofMinutes(5), WheelBuilder.wheel("demo", "1.0.dev0"));
        assertThat(select(OnSeveralVersions.NEWEST, tonight, leftover)).containsExactly(leftover);
        assertThat(warnings)
                .containsExactly(
                        "there are several versions of demo; the newest, 1.0.dev20261125, is taken, and left out: "
                                + "demo-1.0.dev0-py3-none-any.whl (5 minutes old); what is left out was built later than what is"
                                + " taken: remove what earlier builds left, and give each night a higher version");
    }

    @Test
    void takesTheReleaseBeforeItsOwnNightlies() {
        Wheel release = wheel("demo", "1.0");
        assertThat(select(OnSeveralVersions.NEWEST, wheel("demo", "1.0.dev9"), release, wheel("demo", "1.0rc1")))
                .containsExactly(release);
    }

    @Test
    void countsAVersionOnceHoweverItIsWritten() {
        Wheel one = wheel("demo", "1.0.dev1");
        Wheel same = wheel("demo", "1.0.0.dev1", "cp313", "cp313", "win_amd64");
        assertThat(select(OnSeveralVersions.FAIL, one, same)).containsExactly(one, same);
    }

    @Test
    void takesAllIfAsked() {
        Wheel one = wheel("demo", "1.0.dev1");
        Wheel two = wheel("demo", "1.0.dev2");
        assertThat(select(OnSeveralVersions.ALL, one, two)).containsExactly(one, two);
        assertThat(warnings).isEmpty();
    }

    @Test
    void refusesSeveralVersionsIfAsked() {
        Wheel one = wheel("demo", "1.0.dev1");
        Wheel two = wheel("demo", "1.0.dev2");
        assertThatThrownBy(() -> select(OnSeveralVersions.FAIL, two, one))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new SetFailure.SeveralVersions("demo", List.of("1.0.dev1", "1.0.dev2"))));
        assertThat(select(OnSeveralVersions.FAIL, one, wheel("other", "2.0.dev1")))
                .hasSize(2);
    }

    @Test
    void takesTheRepairedWheelAndNotTheRawOneBesideIt() {
        Wheel raw = wheel("demo", "1.0.dev1", "cp313", "cp313", "linux_x86_64");
        Wheel repaired = wheel("demo", "1.0.dev1", "cp313", "cp313", "manylinux_2_17_x86_64.manylinux2014_x86_64");
        Wheel otherPython = wheel("demo", "1.0.dev1", "cp312", "cp312", "linux_x86_64");
        Wheel otherMachine = wheel("demo", "1.0.dev1", "cp313", "cp313", "linux_aarch64");
        assertThat(select(OnSeveralVersions.NEWEST, raw, repaired, otherPython, otherMachine))
                .containsExactly(repaired, otherPython, otherMachine);
        assertThat(warnings)
                .containsExactly("demo-1.0.dev1-cp313-cp313-linux_x86_64.whl is left out, because "
                        + repaired.filename() + " is the same wheel, repaired");
    }

    @Test
    void refusesTwoContentsOfOneName() {
        Wheel one = wheel("demo", "1.0.dev1");
        Wheel same = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory.resolve("copy")));
        Wheel other = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1")
                .file("demo/more.py", "x = 2\n")
                .buildIn(directory.resolve("other")));
        assertThat(select(OnSeveralVersions.NEWEST, one, same)).containsExactly(one);
        assertThatThrownBy(() -> select(OnSeveralVersions.NEWEST, one, other))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.SameFilename(
                                        one.filename().text(), one.path(), other.path())));
    }

    @Test
    void warnsOfSeveralProjectsInOneDirectory() {
        List<Wheel> wheels = List.of(wheel("six", "1.17.0"), wheel("demo", "1.0.dev1"), wheel("demo", "1.0.dev2"));
        new WheelSelection(OnSeveralVersions.ALL, NOW, warnings::add).warnOfSeveralProjects(wheels);
        assertThat(warnings)
                .containsExactly("the wheels in " + directory + " are of several projects, and all are published: "
                        + "demo, six; exclude those that the build only depends on, such as what pip wheel puts there");
        warnings.clear();
        Wheel elsewhere = WheelReader.read(WheelBuilder.wheel("six", "1.17.0").buildIn(directory.resolve("six")));
        new WheelSelection(OnSeveralVersions.ALL, NOW, warnings::add)
                .warnOfSeveralProjects(List.of(elsewhere, wheel("demo", "1.0.dev1")));
        assertThat(warnings).isEmpty();
    }
}

package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.SetFailure;
import io.github.nightlywheels.failure.SetFailure.FewerPlatforms;
import io.github.nightlywheels.failure.SetFailure.IncompleteSet;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetRulesTest {
    private static final ProjectName DEMO = new ProjectName("demo");

    @TempDir
    Path directory;

    private Wheel wheel(String project, String tags) {
        String[] parts = tags.split("-", -1);
        return WheelReader.read(WheelBuilder.wheel(project, "1.0.dev2")
                .tags(parts[0], parts[1], parts[2])
                .buildIn(directory));
    }

    private static SetRules requiring(String... patterns) {
        return new SetRules(
                Arrays.stream(patterns).map(TagPattern::new).toList(), OnSeveralVersions.NEWEST, MissingPlatforms.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "py3-none-any, py3-none-any, true",
        "py3-none-any, py2.py3-none-any, true",
        "cp312-*-manylinux*_x86_64, cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64, true",
        "cp312-*-manylinux2014_x86_64, cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64, true",
        "cp312-*-manylinux*_x86_64, cp312-cp312-musllinux_1_2_x86_64, false",
        "cp312-*-manylinux*_x86_64, cp312-cp312-manylinux_2_17_aarch64, false",
        "*-win_amd64, cp313-cp313-win_amd64, true",
        "*-WIN_AMD64, cp313-cp313-win_amd64, true",
        "*-win_amd64, cp313-cp313-win_amd641, false",
        "cp31?-cp31?-win32, cp313-cp313-win32, true",
        "cp31?-cp31?-win32, cp39-cp39-win32, false",
        "py3-none.any, py3-none-any, false"
    })
    void matchesAnyTagOfACompressedSet(String pattern, String tags, boolean matches) {
        assertThat(new TagPattern(pattern)
                        .matches(wheel("demo", tags).filename().tags()))
                .isEqualTo(matches);
    }

    @Test
    void wantsAWheelForEachTagInEachProject() {
        Wheel linux = wheel("demo", "cp312-cp312-manylinux_2_17_x86_64");
        Wheel windows = wheel("demo", "cp312-cp312-win_amd64");
        Wheel other = wheel("other", "py3-none-any");
        SetRules rules = requiring("*-manylinux*_x86_64", "*-win_amd64");
        rules.requireTags(List.of(linux, windows));
        requiring().requireTags(List.of(linux));
        assertThatThrownBy(() -> rules.requireTags(List.of(windows, other)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new IncompleteSet(List.of(
                                        new IncompleteSet.Project(
                                                "demo",
                                                List.of("*-manylinux*_x86_64"),
                                                List.of("cp312-cp312-win_amd64")),
                                        new IncompleteSet.Project(
                                                "other",
                                                List.of("*-manylinux*_x86_64", "*-win_amd64"),
                                                List.of("py3-none-any"))))));
    }

    @Test
    void takesASourceDistributionForNoWheel() {
        Wheel source = WheelReader.read(SdistBuilder.sdist("demo", "1.0.dev2").buildIn(directory));
        new RequiredEntries(List.of("**/*.jar")).require(List.of(source));
        assertThatThrownBy(() -> requiring("*").requireTags(List.of(source)))
                .hasMessageEndingWith("demo has none for *; it has no wheel");
    }

    @Test
    void saysWhatIsThereAndWhatIsMissing() {
        SetFailure failure = new IncompleteSet(List.of(new IncompleteSet.Project(
                "demo", List.of("*-win_amd64"), List.of("cp312-cp312-manylinux_2_17_x86_64", "py3-none-any"))));
        assertThat(failure.problem())
                .isEqualTo("The wheels are not all there:\n          demo has none for *-win_amd64; "
                        + "it has cp312-cp312-manylinux_2_17_x86_64, py3-none-any");
    }

    @Test
    void comparesWithThePreviousReleaseOnTheChannel() {
        Wheel linux = wheel("demo", "cp312-cp312-manylinux_2_28_x86_64");
        Map<ProjectName, List<PublishedRelease>> history = Map.of(
                DEMO,
                List.of(
                        release("1.0.dev0", 1, "cp311-cp311-win32"),
                        release(
                                "1.0.dev1",
                                2,
                                "cp312-cp312-manylinux2014_x86_64",
                                "cp312-cp312-win_amd64",
                                "cp312-cp312-macosx_11_0_arm64"),
                        release("1.0.dev2", 3, "cp312-cp312-macosx_12_0_arm64")));
        List<String> warnings = new ArrayList<>();
        rules(MissingPlatforms.WARN).comparePlatforms(List.of(linux), history, List.of("main"), warnings::add);
        assertThat(warnings)
                .containsExactly("demo has no wheel for Python 3.12 on Windows x86-64, "
                        + "for which 1.0.dev1 on the channel has one.");
        assertThatThrownBy(() -> rules(MissingPlatforms.FAIL)
                        .comparePlatforms(List.of(linux), history, List.of("main"), warnings::add))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new FewerPlatforms(
                                        "demo", "1.0.dev1", List.of("Python 3.12 on Windows x86-64"))));
        rules(MissingPlatforms.IGNORE).comparePlatforms(List.of(linux), history, List.of("main"), warnings::add);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void wantsEntriesInEachWheel() {
        Wheel with = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1")
                .file("demo/jars/demo.jar", "x")
                .buildIn(directory.resolve("with")));
        Wheel without = wheel("demo", "py3-none-any");
        new RequiredEntries(List.of("**/*.jar", "demo/jars/", "demo/jars/demo.jar")).require(List.of(with));
        new RequiredEntries(List.of()).require(List.of(without));
        assertThatThrownBy(() -> new RequiredEntries(List.of("**/*.jar", "*.jar", "**/METADATA"))
                        .require(List.of(with, without)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new SetFailure.MissingEntries(List.of(
                                        new SetFailure.MissingEntries.Wheel(
                                                with.filename().text(), List.of("*.jar")),
                                        new SetFailure.MissingEntries.Wheel(
                                                without.filename().text(), List.of("**/*.jar", "*.jar"))))));
    }

    private static SetRules rules(MissingPlatforms missingPlatforms) {
        return new SetRules(List.of(), OnSeveralVersions.NEWEST, missingPlatforms);
    }

    private static PublishedRelease release(String version, long uploaded, String... tags) {
        return new PublishedRelease(
                version,
                Stream.of(tags)
                        .map(tag -> new Distribution(
                                "demo-" + version + "-" + tag + ".whl",
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.of(List.of("main")),
                                Optional.of(Instant.ofEpochSecond(uploaded))))
                        .toList());
    }
}

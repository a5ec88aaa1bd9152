package io.github.nightlywheels.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.failure.ConfigurationFailure.VersionNotMapped;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.version.MavenVersion.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenVersionTest {
    private static String mapped(String version) {
        return MavenVersion.parse(version).toPep440("7", LocalQualifier.REFUSED).text();
    }

    private static VersionNotMapped refused(String version, LocalQualifier localQualifier) {
        FailureException refused = catchThrowableOfType(
                FailureException.class, () -> MavenVersion.parse(version).toPep440("7", localQualifier));
        assertThat(refused).as(version).isNotNull();
        return (VersionNotMapped) refused.failure();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3-SNAPSHOT, 1.2.3.dev7",
        "1.2-SNAPSHOT, 1.2.dev7",
        "1-SNAPSHOT, 1.dev7",
        "1.2.3.4.5-SNAPSHOT, 1.2.3.4.5.dev7",
        "v1.2.3-SNAPSHOT, 1.2.3.dev7",
        "V1.2.3, 1.2.3",
        "1.2.3-snapshot, 1.2.3.dev7",
        "1.2.3.SNAPSHOT, 1.2.3.dev7",
        "' 1.2.3-SNAPSHOT ', 1.2.3.dev7",
        "1.2.3-RC1-SNAPSHOT, 1.2.3rc1.dev7",
        "1.2.3-rc-1-SNAPSHOT, 1.2.3rc1.dev7",
        "1.2.3-rc.1-SNAPSHOT, 1.2.3rc1.dev7",
        "1.2.3.RC1-SNAPSHOT, 1.2.3rc1.dev7",
        "1.2.3.CR2-SNAPSHOT, 1.2.3rc2.dev7",
        "1.2.3-alpha2-SNAPSHOT, 1.2.3a2.dev7",
        "1.2.3-a2-SNAPSHOT, 1.2.3a2.dev7",
        "1.2.3-beta-3-SNAPSHOT, 1.2.3b3.dev7",
        "1.2.3-b3-SNAPSHOT, 1.2.3b3.dev7",
        "1.2.3-M4-SNAPSHOT, 1.2.3b4.dev7",
        "1.2.3-milestone-4-SNAPSHOT, 1.2.3b4.dev7",
        "1.2.3-RC-SNAPSHOT, 1.2.3rc0.dev7",
        "1.2.3-rc-01-SNAPSHOT, 1.2.3rc1.dev7",
        "1.2.3-RC1, 1.2.3rc1",
        "1.2.3-M4, 1.2.3b4",
        "1.2.3-alpha, 1.2.3a0",
        "1.2.3, 1.2.3",
        "1.2.3.Final, 1.2.3",
        "1.2.3.GA, 1.2.3",
        "1.2.3-RELEASE, 1.2.3",
        "1.2.3.Final-SNAPSHOT, 1.2.3.dev7",
        "1.2.3-4, 1.2.3.post4",
        "1.2.3-4-SNAPSHOT, 1.2.3.post4.dev7",
        "2026.11.26-SNAPSHOT, 2026.11.26.dev7",
        "2026.01.05, 2026.1.5",
        "20261126-SNAPSHOT, 20261126.dev7",
        "1.2.3-20261126.031415-7, 1.2.3.dev7",
        "1.2.3-RC1-20261126.031415-7, 1.2.3rc1.dev7",
        "99999999999999999999.1-SNAPSHOT, 99999999999999999999.1.dev7"
    })
    void mapsWhatMavenAndPep440BothSay(String version, String expected) {
        assertThat(MavenVersion.parse(version)
                        .toPep440("7", LocalQualifier.REFUSED)
                        .normalized())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "33.4.8-jre, jre, 33.4.8+jre",
        "3.3.1-hadoop3-SNAPSHOT, hadoop3, 3.3.1.dev7+hadoop3",
        "1.0-rc1-jre, jre, 1.0rc1+jre",
        "1.0-jre-hadoop_3, jre.hadoop.3, 1.0+jre.hadoop.3",
        "2.12.1-1.5.11, 1.5.11, 2.12.1+1.5.11",
        "1.0.SP1, sp1, 1.0+sp1",
        "1.2.3x, x, 1.2.3+x",
        "1.2.x-SNAPSHOT, x, 1.2.dev7+x",
        "1.0-a-SNAPSHOT, a, 1.0.dev7+a",
        "1.0-pre1, pre1, 1.0+pre1",
        "1.0-dev5, dev5, 1.0+dev5",
        "1.0-alphabet, alphabet, 1.0+alphabet",
        "1.0-RC1x, rc1x, 1.0+rc1x",
        "1.0-0, 0, 1.0+0",
        "2026-11-26-SNAPSHOT, 11.26, 2026.dev7+11.26",
        "1.2.3+abc, abc, 1.2.3+abc",
        "1.0-SNAPSHOT-jre, snapshot.jre, 1.0+snapshot.jre"
    })
    void keepsOtherQualifiersOnlyIfAskedTo(String version, String qualifier, String kept) {
        assertThat(refused(version, LocalQualifier.REFUSED))
                .isEqualTo(VersionNotMapped.withQualifier(version, qualifier, kept));
        assertThat(MavenVersion.parse(version)
                        .toPep440("7", LocalQualifier.KEPT)
                        .normalized())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SNAPSHOT", "${revision}", "main-SNAPSHOT", "-1", "r12"})
    void refusesWhatDoesNotBeginWithANumber(String version) {
        assertThat(refused(version, LocalQualifier.KEPT)).isEqualTo(VersionNotMapped.withoutNumber(version));
    }

    @ParameterizedTest
    @CsvSource({"1.0-größe, größe", "1.0-a/b, a/b", "1.0-${sha1}, ${sha1}"})
    void refusesQualifiersThatAreNoLocalVersionEither(String version, String qualifier) {
        assertThat(refused(version, LocalQualifier.KEPT)).isEqualTo(VersionNotMapped.unusable(version, qualifier));
    }

    @Test
    void namesTheParameterToChange() {
        VersionNotMapped failure = refused("33.4.8-jre", LocalQualifier.REFUSED);
        assertThat(failure.problem())
                .isEqualTo("The version \"33.4.8-jre\" cannot become a PEP 440 version:"
                        + " \"jre\" has no meaning there.");
        assertThat(failure.remedy(new MavenParameterNames()))
                .startsWith("set -Dnightly.versionFrom=VERSION with a version such as 1.2.3-SNAPSHOT")
                .contains("set -Dnightly.localQualifier for 33.4.8+jre")
                .contains("sorts above", "PyPI refuses");
        assertThat(refused("1.0-a/b", LocalQualifier.KEPT).remedy(new MavenParameterNames()))
                .doesNotContain("localQualifier");
    }

    @Test
    void aReleaseHasNoNumberOfItsOwn() {
        assertThat(MavenVersion.parse("1.0").stage()).isEqualTo(Stage.RELEASE);
        assertThat(MavenVersion.parse("1.0-RC1").stage()).isEqualTo(Stage.RELEASE);
        assertThat(MavenVersion.parse("1.0-snapshot").stage()).isEqualTo(Stage.SNAPSHOT);
        assertThat(mapped("1.0-RC1")).isEqualTo("1.0rc1");
    }

    @Test
    void readsVeryLongVersions() {
        assertThat(mapped("1" + ".0".repeat(50_000) + "-SNAPSHOT")).endsWith(".0.dev7");
        assertThat(refused("1" + "-x".repeat(50_000), LocalQualifier.REFUSED).kept())
                .startsWith("1+x.x");
    }
}

package io.github.nightlywheels.wheel.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    /** In the order of PEP 440. */
    private static final List<String> ASCENDING = List.of(
            "0.9",
            "1.0.dev456",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a2",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0rc1.post1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+abc.7.a",
            "1.0+abc.7.0",
            "1.0+5",
            "1.0+10",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.1",
            "1.0.15",
            "1.1.dev1",
            "1.2",
            "1.10",
            "20261122.0",
            "99999999999999999999999.1",
            "1!0.1",
            "1!1.0");

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "v1.0, 1.0",
        "V1.0, 1.0",
        "' 1.0\t', 1.0",
        "01.002, 1.2",
        "0!1.0, 1.0",
        "1!1.0, 1!1.0",
        "1.0alpha1, 1.0a1",
        "1.0.alpha.1, 1.0a1",
        "1.0-ALPHA_1, 1.0a1",
        "1.0a, 1.0a0",
        "1.0beta, 1.0b0",
        "1.0_b.2, 1.0b2",
        "1.0c1, 1.0rc1",
        "1.0pre1, 1.0rc1",
        "1.0preview1, 1.0rc1",
        "1.0-RC-1, 1.0rc1",
        "1.0-1, 1.0.post1",
        "1.0-r4, 1.0.post4",
        "1.0rev, 1.0.post0",
        "1.0.post, 1.0.post0",
        "1.0post1, 1.0.post1",
        "1.0_post-1, 1.0.post1",
        "1.0dev, 1.0.dev0",
        "1.0-dev_3, 1.0.dev3",
        "1.0.DEV20261122, 1.0.dev20261122",
        "1.0a1.post2.dev3, 1.0a1.post2.dev3",
        "1.0+Ubuntu-1_x.007, 1.0+ubuntu.1.x.7",
        "1.0a1.post1+cu128, 1.0a1.post1+cu128"
    })
    void normalisesEverySpelling(String text, String normalized) {
        assertThat(Version.parse(text).normalized()).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "french toast",
                "1.0+",
                "1.0+_foobar",
                "1.0+foo&asd",
                "1.0+1+1",
                "1.0.dev1.post1",
                "1..0",
                "1.0.",
                ".1",
                "1.0-final-2",
                "1.0.post1.post2",
                "1,0",
                "١.٠",
                "1.0 1",
                "1!",
                "-1"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThat(Version.find(text)).isEmpty();
        assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersAsPep440Says() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                assertThat(Integer.signum(Version.parse(ASCENDING.get(i)).compareTo(Version.parse(ASCENDING.get(j)))))
                        .as("%s to %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void sortsThemFromAnyOrder() {
        long seed = System.nanoTime();
        List<Version> versions =
                new ArrayList<>(ASCENDING.stream().map(Version::parse).toList());
        Collections.shuffle(versions, new Random(seed));
        Collections.sort(versions);
        assertThat(versions).as("seed %d", seed).extracting(Version::text).isEqualTo(ASCENDING);
    }

    @Test
    void spellingsOfOneVersionAreEqualAndKeepTheirText() {
        Version version = Version.parse("v1.0.0-RC.1");
        Stream.of("1rc1", "1.0c1", "1.0.0.0pre1").map(Version::parse).forEach(other -> {
            assertThat(other).isEqualTo(version).hasSameHashCodeAs(version).isEqualByComparingTo(version);
        });
        assertThat(version.text()).isEqualTo("v1.0.0-RC.1");
        assertThat(Version.parse("1.0"))
                .isNotEqualTo(Version.parse("1.0+local"))
                .isNotEqualTo(null);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, false, false",
        "1.0.post1, false, false",
        "1.0+dev1, false, false",
        "1.0a1, false, true",
        "1.0rc1.post1, false, true",
        "1.0.dev1, true, true",
        "1.0.post1.dev2, true, true",
        "1.0b1.dev2+g1234, true, true"
    })
    void knowsDevelopmentAndPreReleases(String text, boolean development, boolean preRelease) {
        assertThat(Version.parse(text).isDevelopment()).isEqualTo(development);
        assertThat(Version.parse(text).isPreRelease()).isEqualTo(preRelease);
    }

    @Test
    void readsVeryLongVersions() {
        assertThat(Version.find("1" + ".0".repeat(50_000) + "+a" + ".b".repeat(50_000)))
                .isPresent();
    }
}

package io.github.nightlywheels.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.version.MavenVersion.Stage;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;

/**
 * That pip prefers the newer of two nightly builds where Maven does, by Maven's own comparison. {@code -Dnightly.cases=1000000
 * -Dnightly.seed=7} compares more pairs, or others.
 */
class MavenOrderTest {
    private static final int PAIRS = Integer.getInteger("nightly.cases", 10_000);
    private static final long SEED = Long.getLong("nightly.seed", 1);

    private final Random random = new Random(SEED);

    /** How one project spells its versions; Maven itself orders "rc.1" and "rc-2", or "v1" and "2", by their spelling. */
    private record Spelling(
            String v,
            String beforeWord,
            String beforeNumber,
            String zero,
            List<String> words,
            String release,
            boolean upper) {}

    @Test
    void keepsMavensOrder() {
        Set<Integer> seen = new TreeSet<>();
        int compared = 0;
        while (compared < PAIRS) {
            Spelling spelling = spelling();
            String one = version(spelling);
            String other = version(spelling);
            if (isExempt(one, other)) {
                continue;
            }
            int maven = Integer.signum(new ComparableVersion(one).compareTo(new ComparableVersion(other)));
            assertThat(Integer.signum(mapped(one).compareTo(mapped(other))))
                    .as("%s (%s) to %s (%s), seed %d", one, mapped(one), other, mapped(other), SEED)
                    .isEqualTo(maven);
            seen.add(maven);
            compared++;
        }
        assertThat(seen).containsExactly(-1, 0, 1);
    }

    @Test
    void keepsItForTheCasesOfOneReleaseInARow() {
        List<String> ascending = List.of(
                "1.0-alpha-1-SNAPSHOT",
                "1.0-alpha-1",
                "1.0-alpha-2-SNAPSHOT",
                "1.0-M1-SNAPSHOT",
                "1.0-M1",
                "1.0-M2",
                "1.0-rc",
                "1.0-rc-1-SNAPSHOT",
                "1.0-rc-1",
                "1.0-CR2",
                "1.0.0.Final",
                "1.0-1-SNAPSHOT",
                "1.0-1",
                "1.0-2",
                "1.0.0.1-SNAPSHOT",
                "1.0.0.1",
                "1.0.1-rc1",
                "1.0.1-SNAPSHOT".replace("-SNAPSHOT", ""));
        for (int i = 1; i < ascending.size(); i++) {
            String before = ascending.get(i - 1);
            String after = ascending.get(i);
            assertThat(new ComparableVersion(before)).isLessThan(new ComparableVersion(after));
            assertThat(mapped(before)).as("%s and %s", before, after).isLessThan(mapped(after));
        }
    }

    @Test
    void cannotKeepItForTheTwoDocumentedKindsOfPairs() {
        assertThat(new ComparableVersion("1.0-SNAPSHOT")).isGreaterThan(new ComparableVersion("1.0-RC1"));
        assertThat(mapped("1.0-SNAPSHOT")).isLessThan(mapped("1.0-RC1"));
        assertThat(isExempt("1.0-SNAPSHOT", "1.0.0-RC1")).isTrue();
        assertThat(new ComparableVersion("1.0-M1")).isGreaterThan(new ComparableVersion("1.0-beta-2"));
        assertThat(mapped("1.0-M1")).isLessThan(mapped("1.0-beta-2"));
        assertThat(isExempt("1.0.0-M1", "1.0-beta-2")).isTrue();
        assertThat(isExempt("1.1-SNAPSHOT", "1.0-RC1")).isFalse();
        assertThat(isExempt("1.0-M1", "1.0-M2")).isFalse();
    }

    private static Version mapped(String version) {
        return MavenVersion.parse(version).toPep440("20261126031415", LocalQualifier.REFUSED);
    }

    private static boolean isExempt(String one, String other) {
        if (!Version.parse(MavenVersion.parse(one).release())
                .equals(Version.parse(MavenVersion.parse(other).release()))) {
            return false;
        }
        return (isPlainSnapshot(one) && isPreRelease(other))
                || (isPlainSnapshot(other) && isPreRelease(one))
                || (isMilestone(one) && isBeta(other))
                || (isMilestone(other) && isBeta(one));
    }

    private static boolean isPlainSnapshot(String version) {
        MavenVersion parts = MavenVersion.parse(version);
        return parts.stage() == Stage.SNAPSHOT && parts.phase().isEmpty();
    }

    private static boolean isPreRelease(String version) {
        return MavenVersion.parse(version).phase().matches("(a|b|rc).*");
    }

    private static boolean isMilestone(String version) {
        return version.matches("(?i)v?[0-9.]+[-.]?m.*");
    }

    private static boolean isBeta(String version) {
        return version.matches("(?i)v?[0-9.]+[-.]?b.*");
    }

    private Spelling spelling() {
        boolean shortWords = random.nextInt(4) == 0;
        String beforeWord = any("-", ".");
        return new Spelling(
                any("", "", "", "v"),
                beforeWord,
                shortWords || beforeWord.equals(".") ? "" : any("", "-", "."),
                shortWords || beforeWord.equals(".") ? "0" : any("", "0"),
                shortWords
                        ? List.of("a", "b", "m", any("rc", "cr"))
                        : List.of("alpha", "beta", "milestone", any("rc", "cr")),
                any("", "", ".Final", ".GA", "-RELEASE"),
                random.nextBoolean());
    }

    private String version(Spelling spelling) {
        StringBuilder version = new StringBuilder(spelling.v()).append(1 + random.nextInt(2));
        for (int numbers = random.nextInt(5); numbers > 0; numbers--) {
            version.append('.').append(any("0", "0", "1", "2", "10", "20261126"));
        }
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                String word = spelling.words().get(random.nextInt(4));
                version.append(spelling.beforeWord()).append(spelling.upper() ? word.toUpperCase(Locale.ROOT) : word);
                String number = any(spelling.zero(), "1", "2", "10", "03");
                version.append(number.isEmpty() ? "" : spelling.beforeNumber() + number);
            }
            case 2 -> version.append(random.nextInt(3) == 0 ? "-" + any("1", "2", "15") : "");
            default -> {
                if (random.nextInt(3) > 0) {
                    return version.append(spelling.release()).toString();
                }
            }
        }
        return version.append(any("", spelling.upper() ? "-SNAPSHOT" : "-snapshot"))
                .toString();
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

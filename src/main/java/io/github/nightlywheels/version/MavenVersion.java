package io.github.nightlywheels.version;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Maven project, taken apart into what PEP 440 can say.
 *
 * <p>Two versions that Maven's {@code ComparableVersion} orders have results that PEP 440 orders in the same way, as long as
 * both are spelled alike. Two kinds of pairs of one release are the exception: a plain snapshot against an alpha, beta,
 * milestone or release candidate, for {@code 1.0.dev1} comes before {@code 1.0rc1}; and a milestone against a beta, for
 * PEP 440 knows no milestones, and both become {@code b}.
 *
 * @param text the version as it was spelled
 * @param release the numbers, such as {@code 1.2.3}
 * @param phase what comes before or after the release, such as {@code rc1} or {@code .post2}; {@code ""} for the release
 * @param qualifiers what PEP 440 has no place for
 * @param stage whether it is a snapshot
 */
public record MavenVersion(String text, String release, String phase, List<String> qualifiers, Stage stage) {
    // A deployed snapshot has a timestamp and a build number in place of the word.
    private static final Pattern SNAPSHOT = Pattern.compile("(?:[-.]?snapshot|-[0-9]{8}\\.[0-9]{6}-[0-9]+)$");

    // "a", "b" and "m" mean something to Maven only right before a digit. A number behind a hyphen is a build number,
    // which PEP
    // 440 reads as a post-release in the same spelling.
    private static final Pattern SYNTAX = Pattern.compile("v?(?<release>[0-9]+(?:\\.[0-9]+)*+)"
            + "(?:(?:[-.]?(?<word>alpha|beta|milestone|rc|cr)(?:[-.]?(?<number>[0-9]+))?"
            + "|[-.]?(?<letter>[abm])(?<letterNumber>[0-9]+)"
            + "|[-.]?(?:final|ga|release)"
            + "|-(?<post>0*[1-9][0-9]*)$)(?=$|[-.+_]))?"
            + "(?<rest>.*)");

    private static final Pattern SEPARATORS = Pattern.compile("[-._+]+");

    public MavenVersion {
        qualifiers = List.copyOf(qualifiers);
    }

    /** Whether a version may still change. */
    public enum Stage {
        /** A version that is built once. */
        RELEASE,
        /** A version that is built again and again. */
        SNAPSHOT
    }

    /**
     * Takes a version apart.
     *
     * @throws FailureException with {@link ConfigurationFailure.VersionNotMapped} if it does not begin with a number
     */
    public static MavenVersion parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String base = SNAPSHOT.matcher(lower).replaceFirst("");
        Matcher parts = SYNTAX.matcher(base);
        if (!parts.matches()) {
            throw new FailureException(ConfigurationFailure.VersionNotMapped.withoutNumber(text));
        }
        String rest = SEPARATORS.matcher(parts.group("rest")).replaceAll(".").replaceFirst("^\\.", "");
        return new MavenVersion(
                text,
                parts.group("release"),
                phase(parts),
                rest.isEmpty() ? List.of() : List.of(rest.split("\\.", -1)),
                base.equals(lower) ? Stage.RELEASE : Stage.SNAPSHOT);
    }

    private static String phase(Matcher parts) {
        if (parts.group("word") != null) {
            return letter(parts.group("word")) + (parts.group("number") == null ? "0" : parts.group("number"));
        }
        if (parts.group("letter") != null) {
            return letter(parts.group("letter")) + parts.group("letterNumber");
        }
        return parts.group("post") == null ? "" : ".post" + parts.group("post");
    }

    private static String letter(String word) {
        return switch (word) {
            case "alpha", "a" -> "a";
            case "rc", "cr" -> "rc";
            default -> "b";
        };
    }

    /**
     * The PEP 440 version.
     *
     * @param devNumber the number of a snapshot's development release, digits; a release has none
     * @throws FailureException with {@link ConfigurationFailure.VersionNotMapped} if a qualifier has no place in it
     */
    public Version toPep440(String devNumber, LocalQualifier localQualifier) {
        String version = release + phase + (stage == Stage.SNAPSHOT ? ".dev" + devNumber : "");
        if (qualifiers.isEmpty()) {
            return Version.parse(version);
        }
        String local = String.join(".", qualifiers);
        Version mapped = Version.find(version + "+" + local)
                .orElseThrow(() -> new FailureException(ConfigurationFailure.VersionNotMapped.unusable(text, local)));
        if (localQualifier == LocalQualifier.REFUSED) {
            throw new FailureException(
                    ConfigurationFailure.VersionNotMapped.withQualifier(text, local, mapped.normalized()));
        }
        return mapped;
    }
}

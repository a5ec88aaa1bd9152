package io.github.nightlywheels.wheel.metadata;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a project ("Version specifiers" specification, formerly PEP 440).
 *
 * <p>Two spellings of one version are equal and compare as equal: {@code 1.0}, {@code v1.0.0} and {@code 1} are the same
 * version. {@link #text()} keeps the spelling.
 */
public final class Version implements Comparable<Version> {
    // The specification's appendix B. Possessive groups, so that a long text cannot exhaust the stack.
    private static final Pattern SYNTAX = Pattern.compile("v?(?:(?<epoch>[0-9]+)!)?"
            + "(?<release>[0-9]+(?:\\.[0-9]+)*+)"
            + "(?<pre>[-_.]?(?<preLetter>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>[0-9]+)?)?"
            + "(?<post>-(?<implicitPost>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]+)?)?"
            + "(?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]+)?)?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*+))?");

    private static final BigInteger NONE = BigInteger.ONE.negate();

    private static final Comparator<Version> ORDER = Comparator.comparing((Version version) -> version.epoch)
            .thenComparing(version -> version.significantRelease().toArray(new BigInteger[0]), Arrays::compare)
            .thenComparingInt(Version::prePhase)
            .thenComparing(version -> version.preNumber)
            .thenComparing(version -> version.post)
            .thenComparingInt(version -> version.isDevelopment() ? 0 : 1)
            .thenComparing(version -> version.dev)
            .thenComparing(
                    version -> version.local.toArray(new String[0]),
                    (one, other) -> Arrays.compare(one, other, Version::compareLocalSegments));

    private final String text;
    private final BigInteger epoch;
    private final List<BigInteger> release;
    /** {@code a}, {@code b}, {@code rc}, or empty. */
    private final String preLetter;

    private final BigInteger preNumber;
    private final BigInteger post;
    private final BigInteger dev;
    private final List<String> local;

    private Version(String text, Matcher parts) {
        this.text = text;
        this.epoch = number(parts.group("epoch"));
        this.release = Arrays.stream(parts.group("release").split("\\.", -1))
                .map(BigInteger::new)
                .toList();
        this.preLetter = preLetter(parts.group("preLetter"));
        this.preNumber = number(parts.group("preNumber"));
        String implicitPost = parts.group("implicitPost");
        this.post = parts.group("post") == null
                ? NONE
                : number(implicitPost == null ? parts.group("postNumber") : implicitPost);
        this.dev = parts.group("dev") == null ? NONE : number(parts.group("devNumber"));
        String localText = parts.group("local");
        this.local = localText == null
                ? List.of()
                : Arrays.stream(localText.split("[-_.]", -1))
                        .map(segment -> isNumber(segment) ? new BigInteger(segment).toString() : segment)
                        .toList();
    }

    /**
     * Reads a version in any spelling that PEP 440 permits.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Version parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a PEP 440 version: " + text));
    }

    /** As {@link #parse}, but empty if the text is no version. */
    public static Optional<Version> find(String text) {
        String stripped = PythonText.strip(text);
        Matcher parts = SYNTAX.matcher(stripped.toLowerCase(Locale.ROOT));
        return parts.matches() ? Optional.of(new Version(stripped, parts)) : Optional.empty();
    }

    /** The version as it was spelled. */
    public String text() {
        return text;
    }

    /** The one spelling that PEP 440 recommends, such as {@code 1!2.0rc1.post2.dev3+cu128.1}; zeros in the release stay. */
    public String normalized() {
        return normalized(release);
    }

    /** Whether this is a development release ({@code .devN}). */
    public boolean isDevelopment() {
        return !dev.equals(NONE);
    }

    /** Whether pip installs this only with {@code --pre}: an alpha, beta, release candidate or development release. */
    public boolean isPreRelease() {
        return isDevelopment() || !preLetter.isEmpty();
    }

    /** The order of PEP 440, local versions included. */
    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version version && ORDER.compare(this, version) == 0;
    }

    @Override
    public int hashCode() {
        return normalized(significantRelease()).hashCode();
    }

    /** As spelled. */
    @Override
    public String toString() {
        return text;
    }

    private String normalized(List<BigInteger> numbers) {
        return (epoch.signum() == 0 ? "" : epoch + "!")
                + numbers.stream().map(BigInteger::toString).collect(Collectors.joining("."))
                + (preLetter.isEmpty() ? "" : preLetter + preNumber)
                + (post.equals(NONE) ? "" : ".post" + post)
                + (isDevelopment() ? ".dev" + dev : "")
                + (local.isEmpty() ? "" : "+" + String.join(".", local));
    }

    private List<BigInteger> significantRelease() {
        int end = release.size();
        while (end > 1 && release.get(end - 1).signum() == 0) {
            end--;
        }
        return Collections.unmodifiableList(release.subList(0, end));
    }

    /** {@code 1.0.dev1} comes before {@code 1.0a1}, which comes before {@code 1.0} and {@code 1.0.post1.dev1}. */
    private int prePhase() {
        if (!preLetter.isEmpty()) {
            return List.of("a", "b", "rc").indexOf(preLetter);
        }
        return isDevelopment() && post.equals(NONE) ? -1 : 3;
    }

    private static int compareLocalSegments(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return isNumber(one) == isNumber(other) ? one.compareTo(other) : isNumber(one) ? 1 : -1;
    }

    private static boolean isNumber(String segment) {
        return segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static String preLetter(@Nullable String spelling) {
        if (spelling == null) {
            return "";
        }
        return switch (spelling) {
            case "alpha", "a" -> "a";
            case "beta", "b" -> "b";
            default -> "rc";
        };
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A wheel's filename, taken apart ("Binary distribution format" specification, section "File name convention").
 *
 * @param text the whole filename, {@code .whl} included
 * @param distribution the first part as it stands there
 * @param version the second part, with {@code _} read as the {@code -} or {@code +} that older tools wrote it for
 * @param buildTag the optional third part, which starts with a digit
 * @param tags the last three parts
 */
public record WheelFilename(
        String text, String distribution, Version version, Optional<String> buildTag, CompatibilityTags tags) {
    private static final String SUFFIX = ".whl";
    // Upper case and dots are not what the specification asks for, but what many tools wrote and pip installs.
    private static final Pattern DISTRIBUTION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._]*[A-Za-z0-9])?");
    private static final Pattern BUILD_TAG = Pattern.compile("([0-9]+)[A-Za-z0-9._]*");
    private static final Pattern TAG_SET = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*+");

    /**
     * Takes a filename apart.
     *
     * @param text the name alone, without a directory
     * @throws FailureException ({@link WheelFailure.BadWheels}) with everything that is wrong with it
     */
    public static WheelFilename parse(String text) {
        Findings findings = new Findings(Path.of(text));
        return parse(text, findings)
                .orElseThrow(() -> new FailureException(new WheelFailure.BadWheels(findings.faults())));
    }

    /** As {@link #parse(String)}; what is wrong becomes faults, and then the result is empty. */
    static Optional<WheelFilename> parse(String text, Findings findings) {
        if (!text.endsWith(SUFFIX)) {
            findings.refuse("filename", text, "a name that ends in .whl");
            return Optional.empty();
        }
        List<String> parts =
                Arrays.asList(text.substring(0, text.length() - SUFFIX.length()).split("-", -1));
        if (parts.size() != 5 && parts.size() != 6) {
            findings.refuse(
                    "filename",
                    parts.size() + " parts",
                    "5 or 6 parts: name-version[-build]-python-abi-platform.whl, with \"_\" for \"-\" inside a part");
            return Optional.empty();
        }
        int first = parts.size() - 3;
        Optional<String> buildTag = parts.size() == 6 ? Optional.of(parts.get(2)) : Optional.empty();
        List<Version> versions = unescape(parts.get(1));
        boolean good = check(findings, "name", DISTRIBUTION, parts.get(0), "letters, digits, \"_\" and \".\"");
        if (versions.isEmpty()) {
            findings.refuse("filename version", quoted(parts.get(1)), "a PEP 440 version");
        }
        good &= buildTag.isEmpty() || check(findings, "build tag", BUILD_TAG, parts.get(2), "a digit first");
        good &= check(findings, "python tag", TAG_SET, parts.get(first), "a tag such as py3 or cp313");
        good &= check(findings, "abi tag", TAG_SET, parts.get(first + 1), "a tag such as none or cp313");
        good &= check(findings, "platform tag", TAG_SET, parts.get(first + 2), "a tag such as any or win_amd64");
        if (!good || versions.isEmpty()) {
            return Optional.empty();
        }
        CompatibilityTags tags = new CompatibilityTags(parts.get(first), parts.get(first + 1), parts.get(first + 2));
        return Optional.of(new WheelFilename(text, parts.get(0), versions.get(0), buildTag, tags));
    }

    /** Whether the second part can stand for this version; see {@link #unescape}. */
    boolean canMean(Version other) {
        return unescape(text.split("-", -1)[1]).contains(other);
    }

    /**
     * The versions that a filename's or {@code .dist-info} directory's version part can stand for, likeliest first. Tools
     * before {@code wheel} 0.40 wrote {@code _} for {@code -} and for the {@code +} of a local version.
     */
    static List<Version> unescape(String part) {
        return List.of(part, part.replace('_', '-'), part.replaceFirst("_", "+")).stream()
                .map(Version::find)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static boolean check(Findings findings, String field, Pattern syntax, String part, String expected) {
        boolean good = syntax.matcher(part).matches();
        if (!good) {
            findings.refuse("filename " + field, quoted(part), expected);
        }
        return good;
    }

    private static String quoted(String part) {
        return part.isEmpty() ? "nothing" : part;
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a wheel's filename apart by the rules of the {@code packaging} library since 24.1. A name that breaks them is worse
 * than a bad wheel: newer versions of pip do not see the file, and some older ones fail on the whole project.
 */
final class FilenameParser {
    private static final String SUFFIX = ".whl";
    // Upper case and dots are not what the specification asks for, but what many tools wrote and pip installs.
    private static final Pattern DISTRIBUTION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._]*[A-Za-z0-9])?");
    private static final Pattern BUILD_TAG = Pattern.compile("([0-9]+)[A-Za-z0-9._]*");
    private static final Pattern PYTHON_TAGS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*+");
    private static final Pattern TAGS = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*+");

    private final String text;
    private final Findings findings;
    private boolean good = true;

    FilenameParser(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    Optional<WheelFilename> parse() {
        if (!text.endsWith(SUFFIX)) {
            findings.refuse("filename", text, "a name that ends in .whl");
            return Optional.empty();
        }
        List<String> parts =
                Arrays.asList(text.substring(0, text.length() - SUFFIX.length()).split("-", -1));
        if (dashInName(parts)) {
            return Optional.empty();
        }
        if (parts.size() != 5 && parts.size() != 6) {
            refuse(
                    "filename",
                    parts.size() + " parts",
                    "5 or 6 parts: name-version[-build]-python-abi-platform.whl, with \"_\" for \"-\" inside a part");
            return Optional.empty();
        }
        int first = parts.size() - 3;
        checkName(parts);
        Optional<Version> version = version(parts);
        Optional<String> buildTag = parts.size() == 6 ? Optional.of(parts.get(2)) : Optional.empty();
        buildTag.ifPresent(tag -> check("build tag", BUILD_TAG, tag, "a digit first"));
        check("python tag", PYTHON_TAGS, parts.get(first), "a tag such as py3 or cp313");
        check("abi tag", TAGS, parts.get(first + 1), "a tag such as none or cp313");
        check("platform tag", TAGS, parts.get(first + 2), "a tag such as any or win_amd64");
        CompatibilityTags tags = new CompatibilityTags(parts.get(first), parts.get(first + 1), parts.get(first + 2));
        return version.filter(known -> good).map(known -> new WheelFilename(text, parts.get(0), known, buildTag, tags));
    }

    /** Tells a name such as {@code my-demo-1.0-py3-none-any.whl} by the version that stands further behind than it should. */
    private boolean dashInName(List<String> parts) {
        for (int at = 1; at <= parts.size() - 4; at++) {
            if (!versions(parts.get(at)).isEmpty()) {
                if (at == 1) {
                    return false;
                }
                String name = String.join("_", parts.subList(0, at));
                List<String> better = new ArrayList<>(parts.subList(at - 1, parts.size()));
                better.set(0, name);
                refuse("filename name", String.join("-", parts.subList(0, at)), name + suggestion(better));
                return true;
            }
        }
        return false;
    }

    private void checkName(List<String> parts) {
        String name = parts.get(0);
        if (check("name", DISTRIBUTION, name, "letters, digits, \"_\" and \".\"") && name.contains("__")) {
            List<String> better = new ArrayList<>(parts);
            better.set(0, name.replaceAll("_{2,}", "_"));
            refuse("filename name", name, better.get(0) + suggestion(better));
        }
    }

    private Optional<Version> version(List<String> parts) {
        String part = parts.get(1);
        Optional<Version> version =
                Version.find(part).filter(found -> found.text().equals(part));
        if (version.isEmpty()) {
            List<Version> meant = versions(part);
            List<String> better = new ArrayList<>(parts);
            if (!meant.isEmpty()) {
                better.set(1, meant.get(0).normalized());
            }
            String expected = meant.isEmpty() ? "a PEP 440 version" : better.get(1) + suggestion(better);
            refuse("filename version", part.isEmpty() ? "nothing" : part, expected);
        }
        return version;
    }

    /** What a part can mean: tools before {@code wheel} 0.40 wrote {@code _} for the {@code -} and {@code +} of a version. */
    private static List<Version> versions(String part) {
        return Stream.of(part, part.replace('_', '-'), part.replaceFirst("_", "+"))
                .map(Version::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String suggestion(List<String> parts) {
        return ", as in " + String.join("-", parts) + SUFFIX;
    }

    private boolean check(String field, Pattern syntax, String part, String expected) {
        boolean matches = syntax.matcher(part).matches();
        if (!matches) {
            refuse("filename " + field, part.isEmpty() ? "nothing" : part, expected);
        }
        return matches;
    }

    private void refuse(String field, String found, String expected) {
        good = false;
        findings.refuse(field, found, expected);
    }
}

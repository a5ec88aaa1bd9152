package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.wheel.metadata.DependencySpecifier;
import io.github.nightlywheels.wheel.metadata.Marker;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.metadata.VersionSpecifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a new wheel may require ("Dependency specifiers" and "Version specifiers" specifications). Stricter than the reading of
 * wheels that others made, where an odd requirement is no reason to refuse.
 */
final class RequirementRules {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Set<String> MARKER_WORDS = Set.of(
            "and",
            "or",
            "in",
            "not",
            "python_version",
            "python_full_version",
            "os_name",
            "sys_platform",
            "platform_release",
            "platform_system",
            "platform_version",
            "platform_machine",
            "platform_python_implementation",
            "implementation_name",
            "implementation_version",
            "extra");
    private static final Pattern TWO_NUMBERS = Pattern.compile("v?(?:[0-9]+!)?[0-9]+\\.[0-9]+.*");

    private RequirementRules() {}

    /** What is wrong with a requirement, half a sentence; empty if nothing is. */
    static Optional<String> problem(String requirement) {
        DependencySpecifier parsed;
        try {
            parsed = DependencySpecifier.parse(requirement);
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
        return Stream.concat(
                        versionProblem(parsed.versions()).stream(),
                        parsed.marker().flatMap(RequirementRules::markerProblem).stream())
                .findFirst();
    }

    /** Whether a text such as {@code >=3.9,<4} says which versions are good, and no more. */
    static boolean isVersionSpecifier(String text) {
        return DependencySpecifier.find("python " + text)
                .filter(parsed -> !parsed.versions().isEmpty()
                        && parsed.extras().isEmpty()
                        && parsed.url().isEmpty()
                        && parsed.marker().isEmpty()
                        && versionProblem(parsed.versions()).isEmpty())
                .isPresent();
    }

    /** The requirement that holds only with an extra. */
    static String withExtra(String requirement, String extra) {
        String condition = "extra == \"" + extra + "\"";
        DependencySpecifier parsed = DependencySpecifier.parse(requirement);
        String separator = parsed.url().isPresent() ? " ; " : "; ";
        if (parsed.marker().isEmpty()) {
            return requirement + separator + condition;
        }
        String marker = parsed.marker().get().text();
        String bare = requirement
                .substring(0, requirement.lastIndexOf(marker))
                .strip()
                .replaceFirst("\\s*;$", "");
        return bare + separator + (words(marker).anyMatch("or"::equals) ? "(" + marker + ")" : marker) + " and "
                + condition;
    }

    private static Optional<String> versionProblem(List<VersionSpecifier> clauses) {
        return clauses.stream()
                .filter(clause -> !isGood(clause))
                .map(clause -> "no version can be " + clause.operator() + clause.version())
                .findFirst();
    }

    private static boolean isGood(VersionSpecifier clause) {
        String version = clause.version();
        return switch (clause.operator()) {
            case "===" -> true;
            case "==", "!=" ->
                version.endsWith(".*")
                        ? Version.find(version.substring(0, version.length() - 2))
                                .filter(prefix -> !prefix.isDevelopment() && !version.contains("+"))
                                .isPresent()
                        : Version.find(version).isPresent();
            case "~=" -> isPublic(version) && TWO_NUMBERS.matcher(version).matches();
            default -> isPublic(version);
        };
    }

    private static boolean isPublic(String version) {
        return Version.find(version).isPresent() && !version.contains("+");
    }

    private static Optional<String> markerProblem(Marker marker) {
        return words(marker.text())
                .filter(word -> !MARKER_WORDS.contains(word))
                .map(word -> "\"" + word + "\" is no environment marker")
                .findFirst();
    }

    private static Stream<String> words(String marker) {
        return WORD.matcher(QUOTED.matcher(marker).replaceAll("''")).results().map(MatchResult::group);
    }
}

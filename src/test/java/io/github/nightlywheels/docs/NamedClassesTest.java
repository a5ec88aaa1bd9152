package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first names classes, which get other names. */
class NamedClassesTest {
    private static final Path SOURCES = Path.of("src");

    /** A link, and a name in code font that can only be that of a class. */
    private static final Pattern IN_JAVADOC =
            Pattern.compile("\\{@link\\s+\\*?\\s*(?:[\\w.]*\\.)?([A-Z]\\w*)|\\{@code ([A-Z][a-z0-9]+[A-Z]\\w*)}");

    private static final Pattern IN_MARKDOWN = Pattern.compile("`(?:[\\w/]+/)?([A-Z][a-z0-9]+[A-Z]\\w*)(?:\\.\\w+)?`");

    @Test
    void theDescriptionsOfPackagesNameClassesThatExist() throws IOException {
        assertThat(names(IN_JAVADOC, files("package-info.java")))
                .hasSizeGreaterThan(50)
                .isSubsetOf(classes());
    }

    @Test
    void theContributingPageNamesClassesThatExist() throws IOException {
        assertThat(names(IN_MARKDOWN, Set.of(Path.of("src/site/markdown/contributing.md"))))
                .hasSizeGreaterThan(30)
                .isSubsetOf(classes());
    }

    private static Set<String> names(Pattern pattern, Set<Path> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(Files.readString(file));
        }
        return pattern.matcher(all).results().map(NamedClassesTest::name).collect(Collectors.toSet());
    }

    private static String name(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static Set<String> classes() throws IOException {
        return files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toSet());
        }
    }
}

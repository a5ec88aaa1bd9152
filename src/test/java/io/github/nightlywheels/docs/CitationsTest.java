package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That every section of {@code anaconda-api.md} that the code cites is there. */
class CitationsTest {
    private static final Page CONTRACT = Page.read(Page.SITE.resolve("anaconda-api.md"));
    private static final Pattern SECTION = Pattern.compile("(?m)^#+ (?:<a id=\"[^\"]*\"></a>)?(\\d+(?:\\.\\d+)?)\\.? ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (U\\d+) \\|");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/** See {@code anaconda-api.md} section 1.9. */ | 1.9",
                "({@code anaconda-api.md} sections 1.4 to 1.8 and 2) | 1.4,1.5,1.6,1.7,1.8,2",
                "anaconda-api.md 1.6, 1.8 and 1.9 | 1.6,1.8,1.9",
                "nobody knows (anaconda-api.md section 5, U1). | 5,U1",
                "anaconda-api.md sections 0 to 2. | 0,1,2",
            })
    void readsACitation(String comment, String sections) {
        assertThat(Citations.of(comment)).containsExactly(sections.split(","));
    }

    @Test
    void readsACitationThatRunsOnInTheNextLine() {
        assertThat(Citations.of("""
                 * a success ({@code anaconda-api.md} sections 1.4
                 * and 1.5). Never
                """)).containsExactly("1.4", "1.5");
        assertThat(Citations.of("""
                // as told in anaconda-api.md
                // section 1.11
                """)).containsExactly("1.11");
    }

    @Test
    void takesOtherDocumentsForNone() {
        assertThat(Citations.of("RFC 9110 section 10.2.3, anaconda-api.md. PEP 440 section 2"))
                .isEmpty();
        assertThat(Citations.unnumbered("anaconda-api.md section\n * on labels"))
                .isEqualTo(1);
    }

    @Test
    void everyCitedSectionIsThere() throws IOException {
        Set<String> sections = Stream.of(SECTION, ROW)
                .flatMap(pattern -> found(pattern).stream())
                .collect(Collectors.toSet());
        assertThat(sections).contains("0", "1.11", "6.1", "U18");
        Map<Path, String> sources = sources();
        int cited = 0;
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            assertThat(Citations.of(source.getValue()))
                    .as("sections that %s cites", source.getKey())
                    .isSubsetOf(sections);
            assertThat(Citations.unnumbered(source.getValue()))
                    .as("citations without a number in %s", source.getKey())
                    .isZero();
            cited += Citations.of(source.getValue()).size();
        }
        assertThat(cited).isGreaterThan(30);
    }

    @Test
    void noSectionIsThereTwice() {
        assertThat(found(SECTION)).doesNotHaveDuplicates();
        assertThat(found(ROW)).doesNotHaveDuplicates();
    }

    private static List<String> found(Pattern pattern) {
        return pattern.matcher(CONTRACT.text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** All Java and Groovy files, but for this one, which holds samples. */
    private static Map<Path, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|groovy)"))
                    .filter(file -> !file.endsWith("CitationsTest.java"))
                    .collect(Collectors.toMap(
                            file -> file, file -> Page.read(file).text(), (one, other) -> one, TreeMap::new));
        }
    }
}

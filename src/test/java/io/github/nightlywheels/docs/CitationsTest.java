package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That every section of a server's contract that the code cites is there. */
class CitationsTest {
    private static final String SUFFIX = "-api.md";
    private static final Pattern SECTION = Pattern.compile("(?m)^#+ (?:<a id=\"[^\"]*\"></a>)?(\\d+(?:\\.\\d+)?)\\.? ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (U\\d+) \\|");
    private static final Pattern NAME = Pattern.compile("[\\w-]+" + SUFFIX.replace(".", "\\."));
    private static final Citations SAMPLE = new Citations("anaconda-api.md");

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
        assertThat(SAMPLE.in(comment)).containsExactly(sections.split(","));
    }

    @Test
    void readsACitationThatRunsOnInTheNextLine() {
        assertThat(SAMPLE.in("""
                 * a success ({@code anaconda-api.md} sections 1.4
                 * and 1.5). Never
                """)).containsExactly("1.4", "1.5");
        assertThat(SAMPLE.in("""
                // as told in anaconda-api.md
                // section 1.11
                """)).containsExactly("1.11");
    }

    @Test
    void takesOtherDocumentsForNone() {
        assertThat(SAMPLE.in("RFC 9110 section 10.2.3, anaconda-api.md. PEP 440 section 2"))
                .isEmpty();
        assertThat(SAMPLE.unnumberedIn("anaconda-api.md section\n * on labels")).isEqualTo(1);
    }

    @Test
    void takesOtherContractsForNone() {
        assertThat(new Citations("pypi-upload-api.md").in("anaconda-api.md section 1.4, pypi-upload-api.md section 3"))
                .containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource({"anaconda-api.md, 30, '0,1.11,6.1,U18'", "pypi-upload-api.md, 20, '0,1.7,2.2,3,U12'"})
    void everyCitedSectionIsThere(String name, int least, String samples) throws IOException {
        Page contract = Page.read(Page.SITE.resolve(name));
        Citations citations = new Citations(name);
        Set<String> sections = Stream.of(SECTION, ROW)
                .flatMap(pattern -> found(contract, pattern).stream())
                .collect(Collectors.toSet());
        assertThat(sections).contains(samples.split(","));
        int cited = 0;
        for (Map.Entry<Path, String> source : sources().entrySet()) {
            assertThat(citations.in(source.getValue()))
                    .as("sections of %s that %s cites", name, source.getKey())
                    .isSubsetOf(sections);
            assertThat(citations.unnumberedIn(source.getValue()))
                    .as("citations of %s without a number in %s", name, source.getKey())
                    .isZero();
            cited += citations.in(source.getValue()).size();
        }
        assertThat(cited).isGreaterThan(least);
    }

    @Test
    void everyCitedContractIsAPage() throws IOException {
        Set<String> cited = sources().values().stream()
                .flatMap(source -> NAME.matcher(source).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(cited)
                .containsExactlyInAnyOrderElementsOf(contracts()
                        .map(contract -> contract.path().getFileName().toString())
                        .toList());
    }

    static Stream<Page> contracts() {
        return Page.ofSite().stream().filter(page -> page.path().toString().endsWith(SUFFIX));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void noSectionIsThereTwice(Page contract) {
        assertThat(found(contract, SECTION)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(found(contract, ROW)).isNotEmpty().doesNotHaveDuplicates();
    }

    private static List<String> found(Page contract, Pattern pattern) {
        return pattern.matcher(contract.text())
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

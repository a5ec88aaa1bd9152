package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.KnownRefusals;
import io.github.nightlywheels.channel.pypi.KnownRefusals.Refusal;
import io.github.nightlywheels.fake.pypi.ServerManners;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of answers on the page about PyPI's upload API: each row is tried. */
class AnswerTablesTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FAILURE = Pattern.compile("\\[([a-z-]+)]\\(failures\\.md#");
    private static final Pattern PLACEHOLDER = Pattern.compile("…|[A-Z]{4,}");

    private final Page page = Page.read(Page.SITE.resolve("pypi-upload-api.md"));

    private List<Map<String, String>> rows(String... columns) {
        return page.tables().stream()
                .filter(table -> table.columns().equals(List.of(columns)))
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static boolean says(Refusal refusal, String phrase) {
        String pattern = Stream.of(PLACEHOLDER.split(phrase.strip(), -1))
                .map(Pattern::quote)
                .reduce((one, other) -> one + ".*" + other)
                .orElseThrow();
        return Pattern.compile(pattern).matcher(refusal.words()).find();
    }

    private static boolean isNamed(ServerManners server, String name) {
        return server.name().replaceFirst("_H2$", "").equalsIgnoreCase(name);
    }

    @Test
    void eachRefusalOfPypiIsTried() {
        List<Map<String, String>> rows = rows("words", "status", "failure");
        assertThat(rows).hasSizeGreaterThan(20);
        for (Map<String, String> row : rows) {
            List<String> codes = all(FAILURE, cell(row, "failure"));
            List<String> phrases = all(CODE, cell(row, "words"));
            for (String phrase : phrases.isEmpty() && !codes.isEmpty() ? List.of("") : phrases) {
                assertThat(KnownRefusals.ALL)
                        .as(row.toString())
                        .anyMatch(refusal -> refusal.server() == ServerManners.PYPI
                                && cell(row, "status").equals(Integer.toString(refusal.status()))
                                && codes.contains(refusal.code())
                                && says(refusal, phrase));
            }
        }
    }

    @Test
    void eachRefusalOfTheOthersIsTried() {
        List<Map<String, String>> rows = rows("words", "server", "failure");
        assertThat(rows).hasSizeGreaterThan(10);
        for (Map<String, String> row : rows) {
            for (String name : cell(row, "server").split(", ", -1)) {
                for (String phrase : all(CODE, cell(row, "words"))) {
                    assertThat(KnownRefusals.ALL)
                            .as(row.toString())
                            .anyMatch(refusal -> isNamed(refusal.server(), name)
                                    && all(FAILURE, cell(row, "failure")).contains(refusal.code())
                                    && says(refusal, phrase));
                }
            }
        }
    }

    @Test
    void eachStatusWithAFailureOfItsOwnIsTried() {
        List<Map<String, String>> rows = rows("status", "meaning");
        assertThat(rows).hasSizeGreaterThan(10);
        for (Map<String, String> row : rows) {
            for (String status : cell(row, "status").split(", ", -1)) {
                if (status.matches("4\\d\\d|5\\d\\d")) {
                    assertThat(all(FAILURE, cell(row, "meaning")))
                            .as(row.toString())
                            .allMatch(code -> KnownRefusals.ALL.stream()
                                    .anyMatch(refusal -> status.equals(Integer.toString(refusal.status()))
                                            && code.equals(refusal.code())));
                }
            }
        }
    }

    @Test
    void theFakeIsLikeEachServer() {
        List<Map<String, String>> rows = rows("server", "success", "the same filename again", "known");
        assertThat(rows).hasSizeGreaterThan(10);
        for (Map<String, String> row : rows) {
            assertThat(cell(row, "server").split(", ", -1))
                    .allMatch(name -> Arrays.stream(ServerManners.values()).anyMatch(server -> isNamed(server, name)));
        }
    }
}

package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.ParameterDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a default stands in one place of the code, and that the sentences of the documentation agree with it. */
class DefaultsTest {
    private static final Map<String, PluginParameter> PARAMETERS = PluginParameter.all();
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("defaultValue = \"(?!\\$\\{)[^\"]*\"");

    /** Sentences with the word "default" that are not about the default of a parameter. */
    private static final List<String> OTHER = List.of(
            "For the default channel, open an issue",
            "Its default phase is `validate`",
            "every parameter whose value differs from the default",
            "`ParameterDefaults`: its default, and nowhere else",
            "`PublishNightlyMojoTest`: the default, and a refused value",
            "names and defaults of parameters",
            "| parameter | default | meaning |",
            "| parameter | property | default | goals | meaning |");

    /** What the pages say of a parameter's default; its value takes the place of {@code %s}. */
    static Stream<Sentence> sentences() {
        return Stream.of(
                new Sentence("README.md", "by default `%s`, or a plain directory", value("organization")),
                new Sentence("README.md", "the environment variable `%s`;", value("tokenEnvironmentVariable")),
                new Sentence("README.md", "the password of the server `%s`", value("serverId")),
                new Sentence("README.md", "<id>%s</id>", value("serverId")),
                new Sentence("README.md", "publishes every wheel in %s, and", places()),
                new Sentence("failures.md", "use `%s`, which is the default", value("organization")),
                new Sentence("getting-started.md", "the environment variable `%s`", value("tokenEnvironmentVariable")),
                new Sentence("getting-started.md", "The goal takes %s of each module", places()),
                new Sentence("publishing.md", "**Find.** %s, and attached artifacts", places()),
                new Sentence("token.md", "The environment variable `%s`.", value("tokenEnvironmentVariable")),
                new Sentence("token.md", "the `<server>` with the id `%s`", value("serverId")),
                new Sentence("token.md", "From %s days before", value("warnBeforeExpiry")),
                new Sentence("ci.md", "From %s days before the token expires", value("warnBeforeExpiry")),
                new Sentence("ci.md", "the defaults, %s days and", value("retentionDays")),
                new Sentence("ci.md", "days and %s versions, are", value("retentionVersions")),
                new Sentence("network.md", "by default `%s`", value("apiUrl").replace("https://", "")),
                new Sentence(
                        "reactor.md", "`nightly.publishAtEnd` is `%s`, which is the default", value("publishAtEnd")),
                new Sentence("reactor.md", "| `%s` | the goal runs; the default |", value("skip")));
    }

    /**
     * A sentence of a page.
     *
     * @param page the page's filename
     * @param words with {@code %s} for the value
     * @param value what the plugin really has
     */
    record Sentence(String page, String words, String value) {
        Page read() {
            Path path = Path.of(page);
            return Page.read(path.equals(Page.README) ? path : Page.SITE.resolve(path));
        }

        String text() {
            return words.replace("%s", value);
        }
    }

    private static String value(String parameter) {
        return Objects.requireNonNull(PARAMETERS.get(parameter), parameter).defaultValue();
    }

    /** Where wheels are looked for, as the pages write it. */
    private static String places() {
        List<String> places = Stream.concat(
                        Stream.of(value("includes").split(",")).map(pattern -> "`target/" + pattern + "`"),
                        Stream.of("`" + ParameterDefaults.PROJECT_DIST + "/*.whl`"))
                .toList();
        int last = places.size() - 1;
        return String.join(", ", places.subList(0, last)) + " and " + places.get(last);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void everySentenceAgreesWithThePlugin(Sentence sentence) {
        assertThat(sentence.read().text()).contains(sentence.text());
    }

    @Test
    void noOtherSentenceStatesADefault() {
        List<String> unknown = new ArrayList<>();
        for (Page page : Page.all()) {
            List<String> known = new ArrayList<>(OTHER);
            sentences()
                    .filter(sentence -> sentence.read().path().equals(page.path()))
                    .forEach(sentence -> known.add(sentence.text()));
            page.prose()
                    .lines()
                    .filter(line -> line.matches(".*\\b[Dd]efaults?\\b.*"))
                    .filter(line -> known.stream().noneMatch(line::contains))
                    .forEach(line -> unknown.add(page.path() + ": " + line));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void noParameterHasItsDefaultWrittenOutBesideIt() throws IOException {
        Map<Path, String> code = code();
        assertThat(code.values()).anyMatch(text -> text.contains("defaultValue = ParameterDefaults."));
        assertThat(code)
                .allSatisfy((file, text) -> assertThat(
                                LITERAL.matcher(text).results().map(MatchResult::group))
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void noDefaultIsWrittenOutTwice() throws IOException {
        List<String> all = code().values().stream().toList();
        List<String> checked = new ArrayList<>();
        for (PluginParameter parameter : PARAMETERS.values()) {
            String literal = '"' + parameter.defaultValue() + '"';
            if (literal.matches("\".*[^a-z0-9].*\"") && !literal.contains("${")) {
                assertThat(String.join("\n", all)).as(parameter.name()).containsOnlyOnce(literal);
                checked.add(parameter.name());
            }
        }
        assertThat(checked).contains("apiUrl", "includes", "organization", "serverId", "tokenEnvironmentVariable");
    }

    private static Map<Path, String> code() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file, file -> Page.read(file).text()));
        }
    }
}

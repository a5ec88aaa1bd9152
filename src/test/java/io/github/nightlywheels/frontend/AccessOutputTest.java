package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.token.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessOutputTest {
    private static final String TOKEN = "jd-0123456789abcdef";

    @TempDir
    Path directory = Path.of("");

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

    /** A token with an end in six days and a second one beside it, which the server refuses: 100 % bad. */
    private static AccessReport report() {
        FoundToken found = new FoundToken(
                Optional.of(Token.of(TOKEN, "variable X")),
                Optional.empty(),
                Optional.of(new io.github.nightlywheels.failure.TokenWarning.TwoTokens(
                        TokenOrigin.of("variable X"), "settings.xml")));
        AccessFacts none = AccessFacts.none("not | asked");
        AccessFacts facts = new AccessFacts(
                new Lookup.Denied<>(new TokenFailure.Revoked(
                        TokenOrigin.of("variable X"), new ServerReply("ask", 401, "100% gone"))),
                none.token(),
                none.organization(),
                none.memberships(),
                none.ownership(),
                none.groups(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new AccessCheck(
                        Checks.RULES,
                        "spnw",
                        "https://localhost",
                        Optional.empty(),
                        Instant.EPOCH,
                        ParameterNames.PLAIN)
                .judge(found, facts);
    }

    private RecordingConsole show(boolean quiet, Map<String, String> environment) {
        RecordingConsole log = new RecordingConsole(quiet);
        GitHubActions actions = new GitHubActions(new PrintStream(stdout, true, StandardCharsets.UTF_8), environment);
        AccessReport report = report();
        new AccessOutput(
                        log,
                        directory.resolve("target/nightly-wheels/access.json"),
                        quiet ? actions.errorsOnly() : actions,
                        ParameterNames.PLAIN,
                        access -> log.info("page: " + access.title()))
                .show(report, report.failures(Verdict.PROBLEM));
        return log;
    }

    @Test
    void theConsoleHasALinePerAnswerAndABlockPerConcernButTheOneThatIsThrown() {
        List<String> lines = show(false, Map.of()).lines();
        assertThat(lines.get(0)).isEqualTo("INFO Access to spnw (https://localhost): problem");
        assertThat(lines).contains("INFO   ok             token           from variable X");
        assertThat(lines).anyMatch(line -> line.startsWith("INFO   problem        account         The server refuses"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly(
                        "WARN There are two different tokens: the one in variable X is used, the one in settings.xml is not.",
                        "WARN         token      variable X",
                        "WARN         remedy     delete the one that is out of date",
                        "WARN         more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#two-tokens");
        assertThat(lines).noneMatch(line -> line.contains("\n"));
        assertThat(lines).noneMatch(line -> line.startsWith("ERROR"));
        assertThat(stdout.size()).isZero();
        assertThat(String.join("\n", lines)).doesNotContain(TOKEN);
    }

    @Test
    void quietMeansErrorsOnly() {
        assertThat(show(true, Map.of("GITHUB_ACTIONS", "true")).lines()).isEmpty();
        assertThat(stdout.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("::error "));
    }

    @Test
    void gitHubShowsALinePerConcernAndATable() throws IOException {
        Path summary = directory.resolve("summary.md");
        show(false, Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(stdout.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.startsWith("::error title=nightly wheels%3A token-revoked::") && line.contains("%0A"))
                .anyMatch(line -> line.startsWith("::warning title=nightly wheels%3A two-tokens::"));
        assertThat(Files.readString(summary))
                .contains("| question |", "not \\| asked", "Remedy: ")
                .doesNotContain(TOKEN);
    }

    @Test
    void theFileIsDocumentedJsonWithoutTheToken() throws IOException {
        show(false, Map.of());
        String text = Files.readString(directory.resolve("target/nightly-wheels/access.json"));
        Schema.ACCESS.accepts(text.getBytes(StandardCharsets.UTF_8));
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("verdict").asText()).isEqualTo("problem");
        assertThat(json.path("token").path("source").asText()).isEqualTo("variable X");
        assertThat(json.path("token").path("scopes").isNull()).isTrue();
        assertThat(json.path("answers")).anySatisfy(answer -> {
            assertThat(answer.path("code").asText()).isEqualTo("token-revoked");
            assertThat(answer.path("server").asText()).isEqualTo("401 \"100% gone\" (ask)");
        });
        String documentation = Files.readString(Path.of("src/site/markdown/access-json.md"));
        json.fieldNames().forEachRemaining(name -> assertThat(documentation).contains("`" + name + "`"));
        json.path("token")
                .fieldNames()
                .forEachRemaining(name -> assertThat(documentation).contains("`token." + name + "`"));
        json.path("answers")
                .path(0)
                .fieldNames()
                .forEachRemaining(name -> assertThat(documentation).contains("`answers[]." + name + "`"));
        assertThat(text).doesNotContain(TOKEN);
    }
}

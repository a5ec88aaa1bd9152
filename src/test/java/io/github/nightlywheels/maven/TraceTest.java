package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What -X and the transcript show of a run. */
class TraceTest {
    private static final String TOKEN = "an-0123456789-abcdef";
    private static final String WHEEL = "demo-1.0.dev2-py3-none-any.whl";

    @TempDir
    private Path basedir;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    private Path transcript;
    private GoalRun goal;

    @BeforeEach
    void setUp() throws IOException {
        transcript = basedir.resolve("logs/exchanges.jsonl");
        goal = new GoalRun(basedir, TOKEN);
        goal.mojo().apiUrl = fake.apiUrl();
        goal.mojo().retries = 1;
        goal.mojo().transcript = transcript.toFile();
        WheelBuilder.wheel("demo", "1.0.dev2").buildIn(Files.createDirectories(basedir.resolve("target")));
    }

    private List<JsonNode> exchanges() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(transcript)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private String everythingShown() throws IOException {
        return goal.log() + goal.debugLog() + Files.readString(transcript);
    }

    @Test
    void showsALineForEachExchangeAndEachDecision() throws Exception {
        goal.run();
        assertThat(goal.debugLog())
                .contains(WHEEL + ": publish, the channel has nothing under this name\n")
                .containsPattern("POST /commit/acme/demo/1\\.0\\.dev2/" + WHEEL + " 20\\d in \\d+ ms, attempt 1 \\(");
        assertThat(goal.debugLog().lines().filter(line -> line.matches("(GET|POST|DELETE) /.*")))
                .hasSize(fake.requests().size());
        assertThat(exchanges()).hasSize(fake.requests().size());
        assertThat(exchanges()).anySatisfy(exchange -> {
            assertThat(exchange.path("method").asText()).isEqualTo("POST");
            assertThat(exchange.path("url").asText()).contains("/stage/acme/demo/");
            assertThat(exchange.path("status").asInt()).isEqualTo(200);
            assertThat(exchange.path("answerKeys").toString()).contains("post_url");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"RELEASE_GET", "RELEASE_CREATE", "STAGE", "STORAGE", "COMMIT"})
    void showsNeitherTheTokenNorTheFormOfTheStorage(Endpoint endpoint) throws Exception {
        fake.alwaysAnswers(endpoint, Answer.error(500, endpoint == Endpoint.STORAGE ? "broken" : "broken " + TOKEN));
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class).hasMessageNotContaining(TOKEN);
        assertThat(goal.debugLog()).contains("FailureException", " 500 in ");
        assertThat(everythingShown()).doesNotContain(TOKEN);
        List<String> form = fake.storageRequests().stream()
                .flatMap(request -> request.form().stream())
                .map(RecordedRequest.Field::value)
                .filter(value -> value.length() >= 16)
                .toList();
        assertThat(form.isEmpty()).isEqualTo(endpoint != Endpoint.COMMIT);
        for (String value : form) {
            assertThat(everythingShown()).doesNotContain(value);
        }
    }

    @Test
    void aTranscriptThatCannotBeWrittenFailsNothing() throws Exception {
        Files.writeString(basedir.resolve("logs"), "in the way");
        goal.run();
        assertThat(goal.log()).containsOnlyOnce("WARN The transcript " + transcript);
        assertThat(fake.distributions("acme", "demo", "1.0.dev2")).hasSize(1);
    }
}

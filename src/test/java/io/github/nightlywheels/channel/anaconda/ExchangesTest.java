package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.http.Exchange;
import io.github.nightlywheels.http.TranscriptWriter;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the requests of a run, and what is not. */
class ExchangesTest extends AnacondaTest {
    private static final int SHORTEST_SECRET = 16;

    private static String path(Exchange exchange) {
        return URI.create(exchange.url()).getRawPath();
    }

    private List<Exchange> exchanges(Endpoint endpoint) {
        List<String> paths = run.fake.requests(endpoint).stream()
                .map(RecordedRequest::path)
                .distinct()
                .toList();
        String method = run.fake.requests(endpoint).get(0).method();
        return run.exchanges().stream()
                .filter(exchange -> exchange.method().equals(method) && paths.contains(path(exchange)))
                .toList();
    }

    @Test
    void everyRequestIsToldOnce() {
        run.fake.fails(Endpoint.COMMIT, 1, 503).storageFails(1, 503, "SlowDown");
        run.publishes(run.demo("cp312", "a"), run.demo("cp313", "a"));
        assertThat(run.exchanges().stream()
                        .map(told -> told.method() + " " + path(told) + " "
                                + told.status().getAsInt()))
                .containsExactlyInAnyOrderElementsOf(run.fake.requests().stream()
                        .map(sent -> sent.method() + " " + sent.path() + " " + sent.status())
                        .toList());
    }

    @Test
    void theAttemptsAtOneOperationAreCounted() {
        run.fake.fails(Endpoint.COMMIT, 2, 503).storageFails(1, 503, "SlowDown").fails(Endpoint.USER, 1, 502);
        run.publishes(run.demo("cp312", "a"));
        assertThat(exchanges(Endpoint.COMMIT)).extracting(Exchange::attempt).containsExactly(1, 2, 3);
        assertThat(exchanges(Endpoint.STORAGE)).extracting(Exchange::attempt).containsExactly(1, 2);
        assertThat(exchanges(Endpoint.USER)).extracting(Exchange::attempt).containsExactly(1, 2);
        assertThat(exchanges(Endpoint.STAGE)).extracting(Exchange::attempt).containsExactly(1);
        assertThat(exchanges(Endpoint.COMMIT).get(0).line())
                .matches("POST /commit/spnw/demo/1.0.dev1/demo-\\S+ 503 in \\d+ ms, attempt 1"
                        + " \\(127\\.0\\.0\\.1:\\d+, cf-ray [0-9a-f]{16}-FRA\\)");
    }

    @Test
    void theNamesOfTheAnswersFieldsAreToldAndTheWordsOfAnError() {
        run.fake.fails(Endpoint.COMMIT, 1, 503);
        run.publishes(run.demo("cp312", "a"));
        Exchange stage = exchanges(Endpoint.STAGE).get(0);
        assertThat(stage.answerKeys()).contains("post_url", "dist_id", "form_data", "form_data.policy");
        assertThat(stage.answerText()).isEmpty();
        assertThat(stage.requestBytes())
                .isEqualTo(run.fake.requests(Endpoint.STAGE).get(0).body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(exchanges(Endpoint.COMMIT).get(0).answerText()).contains("failed on purpose");
        run.publish(run.demo("cp312", "a"));
        assertThat(exchanges(Endpoint.RELEASE_GET))
                .last()
                .satisfies(list -> assertThat(list.answerKeys()).contains("distributions[].sha256", "version"));
    }

    @Test
    void theIdentifiersOfTheServerAreTold() {
        run.fake.answers(
                Endpoint.USER,
                1,
                Answer.html(502).with("cf-ray", "8f2c1d-FRA").with("x-request-id", "not an id \u0007"));
        run.publishes(run.demo("cp312", "a"));
        Exchange told = exchanges(Endpoint.USER).get(0);
        assertThat(told.cfRay()).contains("8f2c1d-FRA");
        assertThat(told.requestId()).isEmpty();
    }

    /** A fault in words, and how to order it at an endpoint. */
    private record LeakCase(String words, BiConsumer<FakeAnaconda, Endpoint> order) {}

    private static List<LeakCase> kinds() {
        String echo = "no " + AnacondaRun.TOKEN + " here";
        Answer redirect = Answer.error(302, echo)
                .with("Location", "/t/" + AnacondaRun.TOKEN + "/user?token=" + AnacondaRun.TOKEN);
        return List.of(
                new LeakCase("none", (fake, at) -> {}),
                new LeakCase("401 with an echo", (fake, at) -> fake.fails(at, 1, 401, echo)),
                new LeakCase("503 with an echo", (fake, at) -> fake.fails(at, 2, 503, echo)),
                new LeakCase("200 with an echo", (fake, at) -> fake.answers(at, 1, Answer.error(200, echo))),
                new LeakCase(
                        "a page with an echo",
                        (fake, at) -> fake.answers(at, 1, Answer.of(502, "text/html", "<p>" + echo + "</p>"))),
                new LeakCase(
                        "an echo as a name",
                        (fake, at) -> fake.answers(
                                at, 1, Answer.of(502, "application/json", "{\"jd-0123456789abcdef\": 1}"))),
                new LeakCase(
                        "an echo in a header",
                        (fake, at) -> fake.answers(at, 1, Answer.html(502).with("cf-ray", AnacondaRun.TOKEN))),
                new LeakCase("a redirect with an echo", (fake, at) -> fake.answers(at, 1, redirect)),
                new LeakCase("a reset", (fake, at) -> fake.resetsAfter(at, 1)),
                new LeakCase("a lost answer", (fake, at) -> fake.losesResponse(at, 1)),
                new LeakCase("a cut answer", (fake, at) -> fake.truncatesResponse(at, 1)),
                new LeakCase("garbage", (fake, at) -> fake.garbage(at, 1)),
                new LeakCase("no answer", (fake, at) -> fake.stallsAfterApplying(at, 1)));
    }

    /** The storage, which never gets the token, cannot repeat it. */
    static Stream<Arguments> faults() {
        return Stream.of(Endpoint.USER, Endpoint.RELEASE_GET, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT)
                .flatMap(at -> kinds().stream()
                        .filter(kind -> at != Endpoint.STORAGE || !kind.words().contains("echo"))
                        .map(kind -> Arguments.of(at, kind.words(), kind)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void noSecretIsToldWhateverHappens(Endpoint at, String words, LeakCase kind) throws IOException {
        run.fake.owner(ORGANIZATION, LOGIN);
        kind.order().accept(run.fake, at);
        publishUnlessRefused(run.timeout(Duration.ofMillis(900)).demo("cp312", "a"));
        assertTellsNoSecret();
    }

    private void publishUnlessRefused(Wheel wheel) {
        try {
            run.publish(wheel);
        } catch (FailureException e) {
            assertThat(run.fake.writes()).isEmpty();
        }
    }

    @Test
    void aStorageThatRepeatsItsFormTellsNoSecret() throws IOException {
        run.fake
                .appliesButAnswers(Endpoint.STORAGE, 1, Answer.xml(503, "SlowDown", "try later"))
                .before(Endpoint.STORAGE, () -> {})
                .before(Endpoint.STORAGE, () -> run.fake.answers(Endpoint.STORAGE, 1, echoOfTheForm()));
        run.publishes(run.demo("cp312", "a"));
        assertThat(exchanges(Endpoint.STORAGE))
                .extracting(told -> told.answerText().orElse(""))
                .anySatisfy(text -> assertThat(text).contains("[form]"));
        assertTellsNoSecret();
    }

    private Answer echoOfTheForm() {
        return Answer.xml(
                503,
                "SlowDown",
                formValues().filter(value -> !value.contains("<")).collect(Collectors.joining(" ")));
    }

    private Stream<String> formValues() {
        return run.fake.requests(Endpoint.STORAGE).stream()
                .flatMap(request -> request.form().stream())
                .filter(field -> !field.name().startsWith("Content-"))
                .map(RecordedRequest.Field::value)
                .filter(value -> value.length() >= SHORTEST_SECRET);
    }

    /** Searches all that is told, as it is, as lines and as a file, for the token and the fields of the storage's form. */
    private void assertTellsNoSecret() throws IOException {
        Path file = directory.resolve("transcript.jsonl");
        TranscriptWriter writer =
                new TranscriptWriter(file, warning -> assertThat(warning).isEmpty());
        run.exchanges().forEach(writer::exchange);
        String told = Files.readString(file)
                + run.exchanges()
                + run.exchanges().stream().map(Exchange::line).toList();
        assertThat(run.exchanges()).isNotEmpty();
        assertThat(told).doesNotContain(AnacondaRun.TOKEN);
        assertThat(formValues()).allSatisfy(value -> assertThat(told).doesNotContain(value));
    }
}

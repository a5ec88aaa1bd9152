package io.github.nightlywheels.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.Response;

/** Notes what may be told of one request, while it goes on. For one thread. */
final class ExchangeRecorder {
    private static final String ID = "[\\w=+/.:-]{1,128}";
    private static final int LONGEST_TEXT = 300;

    private final Request request;
    private final long requestBytes;
    private final int attempt;
    private final UnaryOperator<String> redaction;
    private final Instant begun = Instant.now();
    private final long start = System.nanoTime();
    private Optional<Response> head = Optional.empty();
    private Optional<String> noResponse = Optional.empty();
    private List<String> keys = List.of();
    private Optional<String> text = Optional.empty();

    ExchangeRecorder(Request request, long requestBytes, HttpTransport.Options options) {
        this.request = request;
        this.requestBytes = requestBytes;
        this.attempt = options.attempt();
        this.redaction = options.redaction();
    }

    void answered(Response response) {
        head = Optional.of(response);
    }

    void read(HttpTransport.Body<?> body) {
        keys = body.keys().stream().map(redaction).toList();
        text = body.text().filter(words -> !words.isEmpty()).map(this::redact);
    }

    void failed(IOException e) {
        noResponse = Optional.of(redact(NoResponseException.words(e)));
    }

    private String redact(String words) {
        String redacted = redaction.apply(words);
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT) + "…";
    }

    Exchange exchange() {
        return new Exchange(
                begun,
                request.method(),
                redaction.apply(UrlText.withoutCredentials(request.url())),
                head.map(response -> OptionalInt.of(response.code())).orElse(OptionalInt.empty()),
                head.isEmpty() && noResponse.isEmpty() ? Optional.of("not sent") : noResponse,
                Duration.ofNanos(System.nanoTime() - start),
                attempt,
                requestBytes,
                header("cf-ray"),
                header("x-request-id").or(() -> header("x-amz-request-id")),
                keys,
                text);
    }

    /** An identifier in a header of the answer; nothing that is not formed like one. */
    private Optional<String> header(String name) {
        return head.flatMap(response -> Stream.ofNullable(response.header(name)).findFirst())
                .filter(value -> value.matches(ID))
                .map(redaction);
    }
}

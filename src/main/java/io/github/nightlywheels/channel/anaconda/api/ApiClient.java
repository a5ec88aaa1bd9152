package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.ConcurrencyLimit;
import io.github.nightlywheels.http.HttpClients;
import io.github.nightlywheels.http.Network;
import io.github.nightlywheels.http.NoResponse;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.OneShotBody;
import io.github.nightlywheels.token.Token;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Puts one API call on the wire, once ({@code anaconda-api.md} section 0). */
public final class ApiClient implements AutoCloseable {
    /** The version of the official client whose requests these are like. */
    private static final String API_VERSION = "1.14.1";

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LONGEST_BODY = 64L * 1024 * 1024;
    private static final int MOST_REDIRECTS = 5;
    private static final List<String> READ_ONLY_HEADERS = List.of("X-Anaconda-Read-Only", "X-Anaconda-Lockdown");

    private final OkHttpClient http;
    private final HttpUrl base;
    private final Network network;
    private final Optional<Token> token;
    private final Clock clock;
    private final ConcurrencyLimit gate;
    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicReference<@Nullable String> readOnlyHeader = new AtomicReference<>();
    private final AtomicReference<@Nullable String> tokenWarning = new AtomicReference<>();

    public ApiClient(HttpUrl base, Network network, Optional<Token> token, Clock clock) {
        this.base = base;
        this.network = network;
        this.token = token;
        this.clock = clock;
        this.gate = new ConcurrencyLimit(network.threads());
        HttpClients.requireSecure(base, network);
        this.http = HttpClients.create(network);
    }

    /** Lets the next request have a connection of its own, as the one that was used before may be dead. */
    void forgetConnections() {
        HttpClients.closeIdle(http);
    }

    /** The header by which the server said, at any time, that it takes no writes. */
    public Optional<String> readOnlyHeader() {
        return Optional.ofNullable(readOnlyHeader.get());
    }

    /** What the server said of the token's end, without the token. */
    public Optional<String> tokenWarning() {
        return Optional.ofNullable(tokenWarning.get());
    }

    /**
     * One call; redirects of a GET are followed, the token stays with the server's own host.
     *
     * @throws FailureException with the signal's reason, if the work was stopped before the call could begin, or with
     *     {@link TransferFailure.Interrupted}
     */
    ApiResponse exchange(ApiRequest request, StopSignal stop) throws NoResponseException {
        HttpUrl url = HttpUrl.get(base.toString().replaceAll("/+$", "") + request.encodedPath());
        enter(request, stop);
        try {
            for (int redirects = 0; ; redirects++) {
                try (Response response = HttpClients.execute(http.newCall(toHttp(request, url)))) {
                    boolean follows = request.method().equals("GET") && redirects < MOST_REDIRECTS;
                    Optional<HttpUrl> next = follows ? redirect(response) : Optional.empty();
                    if (next.isEmpty()) {
                        return toAnswer(request, response);
                    }
                    url = next.get();
                }
            }
        } catch (IOException e) {
            HttpClients.closeIdle(http);
            throw new NoResponseException(new NoResponse(request.operation(), HttpClients.address(url), e), e);
        } finally {
            gate.leave();
        }
    }

    private void enter(ApiRequest request, StopSignal stop) {
        try {
            gate.enter(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted(request.operation()), e);
        }
    }

    private Request toHttp(ApiRequest request, HttpUrl url) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("User-Agent", network.userAgent())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("x-binstar-api-version", API_VERSION);
        if (url.host().equals(base.host())
                && url.port() == base.port()
                && url.scheme().equals(base.scheme())) {
            token.ifPresent(known -> known.authorize(value -> builder.header("Authorization", value)));
        }
        return builder.method(request.method(), request.body().map(this::toBody).orElse(null))
                .build();
    }

    private RequestBody toBody(JsonNode json) {
        try {
            return new OneShotBody(mapper.writeValueAsBytes(json), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to be written", e);
        }
    }

    private Optional<HttpUrl> redirect(Response response) {
        if (!response.isRedirect()) {
            return Optional.empty();
        }
        Optional<HttpUrl> next = Optional.ofNullable(response.header("Location"))
                .map(location -> response.request().url().resolve(location));
        next.ifPresent(url -> HttpClients.requireSecure(url, network));
        return next;
    }

    private ApiResponse toAnswer(ApiRequest request, Response response) throws IOException {
        READ_ONLY_HEADERS.stream().filter(name -> response.header(name) != null).forEach(readOnlyHeader::set);
        String warning = response.header("Conda-Token-Warning");
        if (warning != null) {
            tokenWarning.set(redact(warning));
        }
        if (response.code() == 429) {
            gate.narrow();
        }
        byte[] body = read(response.body().source());
        JsonNode json = parse(body);
        String text = response.isRedirect() ? HttpClients.redirection(response) : ReplyText.of(json, body);
        return new ApiResponse(
                new ServerReply(request.operation(), response.code(), redact(text)),
                json,
                HttpClients.retryAfter(response, clock));
    }

    private String redact(String text) {
        return token.map(known -> known.redact(text)).orElse(text);
    }

    private static byte[] read(BufferedSource source) throws IOException {
        Buffer buffer = new Buffer();
        while (source.read(buffer, 8192) >= 0) {
            if (buffer.size() > LONGEST_BODY) {
                throw new ProtocolException("the answer is longer than " + LONGEST_BODY + " bytes");
            }
        }
        return buffer.readByteArray();
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode json = body.length == 0 ? null : mapper.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        HttpClients.close(http);
    }
}

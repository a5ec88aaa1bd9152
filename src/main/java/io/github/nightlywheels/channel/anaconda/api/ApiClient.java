package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.concurrent.StoppableSemaphore;
import io.github.nightlywheels.concurrent.Throttle;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.OneShotBody;
import io.github.nightlywheels.http.RetryAfter;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.token.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Puts one API call on the wire, once ({@code anaconda-api.md} section 0). */
public final class ApiClient implements AutoCloseable {
    /** The version of the official client whose requests these are like. */
    private static final String API_VERSION = "1.14.1";

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MOST_REDIRECTS = 5;

    private static final long LONGEST_BODY = 64L * 1024 * 1024;
    private static final long LONGEST_LISTING = 1024L * 1024 * 1024;

    /** What an answer usually has at the most, for the limit of the whole call. */
    private static final long USUAL_BODY = 64L * 1024;

    private static final long USUAL_LISTING = 8L * 1024 * 1024;

    /** So many calls of each kind still run at once when one that runs beside the others is told that there are too many. */
    private static final int LEFT_BESIDES = 2;

    private final HttpTransport http;
    private final HttpUrl base;
    private final ConnectionSettings settings;
    private final Optional<Token> token;
    private final Clock clock;
    private final Throttle throttle;
    private final StoppableSemaphore permits;
    private final int leastPermits;
    private final FirstContact contact;
    private final ServerNotices notices;

    public ApiClient(HttpUrl base, ConnectionSettings settings, Optional<Token> token, Clock clock) {
        settings.requireSecure(base);
        this.http = new HttpTransport(settings);
        http.prepare(base);
        this.base = HttpUrl.get(base.toString().replaceAll("/+$", ""));
        this.settings = settings;
        this.token = token;
        this.clock = clock;
        this.throttle = new Throttle();
        this.permits = throttle.permits(settings.threads());
        this.leastPermits = 1;
        this.contact = new FirstContact(clock);
        this.notices = new ServerNotices();
    }

    private ApiClient(ApiClient other, int permits) {
        this.http = other.http;
        this.base = other.base;
        this.settings = other.settings;
        this.token = other.token;
        this.clock = other.clock;
        this.throttle = other.throttle;
        this.permits = throttle.permits(permits);
        this.leastPermits = LEFT_BESIDES;
        this.contact = other.contact;
        this.notices = other.notices;
    }

    /** Loads what reads answers, which takes a while the first time. */
    public static void prepareToRead() {
        AnswerBody.prepare();
    }

    /**
     * The same client for calls beside its own: neither wait for the others. When the server says to one of them that there are too
     * many, fewer of all run; it needs no closing.
     *
     * @param permits how many of them run at once
     */
    public ApiClient besides(int permits) {
        return new ApiClient(this, permits);
    }

    /** Lets the next request have a connection of its own, as the one that was used before may be dead. */
    void forgetConnections() {
        http.closeIdle();
    }

    /** The header by which the server said with its last answer that it takes no writes. */
    public Optional<String> readOnlyHeader() {
        return notices.readOnlyHeader();
    }

    /** What the server said of the token's end, without the token. */
    public Optional<String> tokenWarning() {
        return notices.tokenWarning();
    }

    /**
     * One call; redirects of a GET are followed, the token stays with the server's own host.
     *
     * @throws FailureException with the signal's reason, if the work was stopped before the call could begin, or with
     *     {@link TransferFailure.Interrupted}
     */
    ApiResponse exchange(ApiRequest request, StopSignal stop) throws NoResponseException {
        HttpTransport.Options options = new HttpTransport.Options(
                request.nextAttempt(),
                settings.timeout(),
                request.listing().isPresent() ? USUAL_LISTING : USUAL_BODY,
                this::redact);
        HttpUrl url = request.url(base);
        permits.acquire(stop, request.operation());
        int narrowings = throttle.narrowings();
        try {
            for (int redirects = 0; ; redirects++) {
                boolean follows = request.method().equals("GET") && redirects < MOST_REDIRECTS;
                Hop hop = http.send(toHttp(request, url), options, response -> {
                    if (response.code() == 429) {
                        throttle.narrow(narrowings, leastPermits);
                    }
                    return read(request, response, follows);
                });
                if (hop.response().isPresent()) {
                    return hop.response().get();
                }
                url = hop.url();
            }
        } catch (IOException e) {
            String host = UrlText.address(url);
            throw contact.judge(host, new NoResponseException(request.operation(), host, e));
        } finally {
            permits.release();
        }
    }

    /** Where a request has led: to a response, or to another URL. */
    private record Hop(HttpUrl url, Optional<ApiResponse> response) {}

    private Request toHttp(ApiRequest request, HttpUrl url) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("x-binstar-api-version", API_VERSION);
        if (url.host().equals(base.host())
                && url.port() == base.port()
                && url.scheme().equals(base.scheme())) {
            token.ifPresent(known -> known.authorize(value -> builder.header("Authorization", value)));
        }
        return builder.method(
                        request.method(), request.body().map(ApiClient::toBody).orElse(null))
                .build();
    }

    private static RequestBody toBody(JsonNode json) {
        return new OneShotBody(json.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }

    private HttpTransport.Body<Hop> read(ApiRequest request, Response response, boolean follows) throws IOException {
        HttpUrl url = response.request().url();
        contact.answered(UrlText.address(url));
        Optional<HttpUrl> next = follows && response.isRedirect() ? UrlText.target(response) : Optional.empty();
        if (next.isPresent()) {
            settings.requireSecure(next.get());
            return HttpTransport.Body.of(new Hop(next.get(), Optional.empty()));
        }
        notices.note(response, this::redact);
        boolean isListing = request.listing().isPresent() && response.isSuccessful();
        AnswerBody body = AnswerBody.read(
                AnswerSource.of(response, isListing ? LONGEST_LISTING : LONGEST_BODY, settings.timeout()),
                isListing ? request.listing() : Optional.empty());
        String text = redact(
                response.isRedirect() ? UrlText.redirection(response) : ReplyText.of(body.json(), body.beginning()));
        ApiResponse answer = new ApiResponse(
                new ServerReply(request.operation(), response.code(), text + ray(response, body, text)),
                body.json(),
                RetryAfter.of(response, clock),
                ApiResponse.Paging.of(response.headers("Link")));
        return new HttpTransport.Body<>(
                new Hop(url, Optional.of(answer)), body.keys().list(), Optional.of(text));
    }

    /** By what Cloudflare finds the request: said where the server failed or is gone, or something in front of it answered. */
    private static String ray(Response response, AnswerBody body, String text) {
        String ray = response.header("cf-ray", "");
        boolean isPage = !body.json().isContainerNode() && !text.isEmpty() && !response.isSuccessful();
        boolean isGone = text.isEmpty() && ApiResponse.isGone(response.code());
        if (!ray.matches("[\\w-]{1,64}") || !(isPage || isGone || response.code() >= 500)) {
            return "";
        }
        return (text.isEmpty() ? "" : " ") + ApiResponse.RAY + ray + ")";
    }

    private String redact(String text) {
        return token.map(known -> known.redact(text)).orElse(text);
    }

    @Override
    public void close() {
        http.close();
    }
}

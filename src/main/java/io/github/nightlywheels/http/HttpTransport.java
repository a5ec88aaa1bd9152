package io.github.nightlywheels.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, each once: it follows no redirect and repeats nothing by itself, because a write is never repeated blindly. The
 * API and the storage have one each, which share nothing, so that the token cannot reach the storage.
 */
public final class HttpTransport implements AutoCloseable {
    private final OkHttpClient http;
    private final ConnectionSettings settings;
    private @Nullable OkHttpClient https;
    private final ShortLivedConnections shortLived = new ShortLivedConnections();

    /** For connections that are used once; none lies idle in it. */
    private final ConnectionPool unshared = new ConnectionPool(0, 1, TimeUnit.SECONDS);

    public HttpTransport(ConnectionSettings settings) {
        ProxyAuthentication proxies = new ProxyAuthentication(settings.proxyCredentials());
        this.settings = settings;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(settings.timeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectionPool(new ConnectionPool(2 * settings.threads(), 60, TimeUnit.SECONDS))
                .dns(settings.resolver()::find)
                .proxySelector(settings.proxies())
                .proxyAuthenticator(proxies)
                .addNetworkInterceptor(proxies)
                .addNetworkInterceptor(new RetryAfter())
                .addNetworkInterceptor(shortLived)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }

    /** Gets ready for a URL, which takes a while the first time; sends nothing. */
    public void prepare(HttpUrl url) {
        if (url.isHttps()) {
            withTls();
        }
    }

    /** The client for {@code https:}, which shares its connections with the other one; to load TLS takes long. */
    private synchronized OkHttpClient withTls() {
        if (https == null) {
            https = http.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                    .build();
        }
        return https;
    }

    /**
     * How one request is sent.
     *
     * @param attempt the number of the attempt at the operation, from 1
     * @param answerTimeout how long to wait for each byte of the answer, and for the server to take some more of the request
     * @param answerBytes how long the answer is expected to be
     * @param redaction takes secrets out of a text
     */
    public record Options(int attempt, Duration answerTimeout, long answerBytes, UnaryOperator<String> redaction) {}

    /**
     * What was read of an answer.
     *
     * @param value what the caller makes of it
     * @param keys the names of its fields, for the listener
     * @param text its own words, for the listener
     */
    public record Body<T>(T value, List<String> keys, Optional<String> text) {
        /** A body of which the listener hears nothing. */
        public static <T> Body<T> of(T value) {
            return new Body<>(value, List.of(), Optional.empty());
        }
    }

    /** Reads an answer while its connection is open. */
    @FunctionalInterface
    public interface Reading<T> {
        Body<T> read(Response response) throws IOException;
    }

    /**
     * Sends a request, reads the answer, and tells the listener.
     *
     * @throws IOException if there is no answer, or none that can be read to its end; connections that lie idle are closed then,
     *     as a server that has closed one has probably closed them all
     */
    public <T> T send(Request request, Options options, Reading<T> reading) throws IOException {
        Duration limit =
                CallLimit.of(settings.timeout(), options.answerTimeout(), bytes(request) + options.answerBytes());
        ExchangeRecorder recorder = new ExchangeRecorder(request, bytes(request), options);
        try (Response response = answer(request, options, limit)) {
            recorder.answered(response);
            Body<T> body = reading.read(response);
            recorder.read(body);
            return body.value();
        } catch (IOException given) {
            IOException e = isCallTimeout(given) ? tooSlow(limit, given) : given;
            recorder.failed(e);
            closeIdle();
            throw e;
        } finally {
            if (shortLived.areUsed()) {
                closeIdle();
            }
            settings.listener().exchange(recorder.exchange());
        }
    }

    private Response answer(Request request, Options options, Duration limit) throws IOException {
        try {
            return execute(call(request, options, limit));
        } catch (ShortLivedConnections.EndedException e) {
            return execute(call(request, options, limit));
        }
    }

    private Call call(Request request, Options options, Duration limit) {
        OkHttpClient client = request.isHttps() ? withTls() : http;
        return client.newBuilder()
                .connectionPool(shortLived.areUsed() ? unshared : client.connectionPool())
                .readTimeout(options.answerTimeout())
                .writeTimeout(options.answerTimeout())
                .callTimeout(limit)
                .build()
                .newCall(request);
    }

    private static long bytes(Request request) throws IOException {
        RequestBody body = request.body();
        return body == null ? 0 : Math.max(0, body.contentLength());
    }

    private static boolean isCallTimeout(IOException e) {
        return e instanceof InterruptedIOException
                && !(e instanceof SocketTimeoutException)
                && "timeout".equals(e.getMessage());
    }

    private static IOException tooSlow(Duration limit, IOException cause) {
        TooSlowException tooSlow = new TooSlowException(limit);
        tooSlow.initCause(cause);
        return tooSlow;
    }

    /**
     * Puts a call on the wire. OkHttp's own, being Kotlin, also throws an {@link InterruptedException} that it does not declare.
     */
    private static Response execute(Call call) throws IOException {
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /** Closes the connections that lie idle, so that the next request has one of its own. */
    public void closeIdle() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        closeIdle();
    }
}

package io.github.nightlywheels.http;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Makes the HTTP clients: one for the API and one for the storage, which share nothing, so that the token cannot reach the
 * storage. Neither repeats a request nor follows a redirect by itself: a write is never repeated blindly.
 */
public final class HttpClients {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN_RETRY_AFTER = "Nightly-Wheels-Retry-After";
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private HttpClients() {}

    public static OkHttpClient create(Network network) {
        ChosenProxies proxies = new ChosenProxies(network.proxies());
        return new OkHttpClient.Builder()
                .connectTimeout(network.timeout())
                .readTimeout(network.timeout())
                .writeTimeout(network.timeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectionPool(new ConnectionPool(2 * network.threads(), 60, TimeUnit.SECONDS))
                .dns(network.resolver()::find)
                .proxySelector(proxies)
                .proxyAuthenticator(proxies.authenticator())
                .addNetworkInterceptor(proxies.forPlainHttp())
                .addNetworkInterceptor(HttpClients::withoutInvitation)
                .addNetworkInterceptor(new ShortLived())
                .build();
    }

    /**
     * Hides {@code Retry-After} from OkHttp under another name: with a 503 and a zero it would repeat the request by itself, be
     * it a DELETE, and with a large number it throws.
     */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header(RETRY_AFTER);
        return wait == null
                ? response
                : response.newBuilder()
                        .removeHeader(RETRY_AFTER)
                        .header(HIDDEN_RETRY_AFTER, wait)
                        .build();
    }

    /** How long the server asks to wait. */
    public static Optional<Duration> retryAfter(Response response, Clock clock) {
        return RetryAfter.parse(response.header(HIDDEN_RETRY_AFTER), clock);
    }

    /** Where a redirect leads, in words, without what might be a credential. */
    public static String redirection(Response response) {
        return "redirects to "
                + Optional.ofNullable(response.header("Location"))
                        .map(location -> response.request().url().resolve(location))
                        .map(url -> url.newBuilder()
                                .username("")
                                .password("")
                                .query(null)
                                .fragment(null)
                                .build()
                                .toString())
                        .orElse("an address that is none");
    }

    /** A host as a message names it, with the port where that is not the usual one. */
    public static String address(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return usual ? host : host + ":" + url.port();
    }

    /** With a server that speaks HTTP/1.0, which ends a connection after each answer, none is used twice. */
    private static final class ShortLived implements Interceptor {
        private volatile boolean closes;

        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.proceed(
                    closes
                            ? chain.request()
                                    .newBuilder()
                                    .header("Connection", "close")
                                    .build()
                            : chain.request());
            closes |= response.protocol() == Protocol.HTTP_1_0;
            return response;
        }
    }

    /** Puts a call on the wire. OkHttp's own, being Kotlin, also throws an {@link InterruptedException} that it does not declare. */
    public static Response execute(Call call) throws IOException {
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /**
     * To be called when a connection broke: a server that has closed one idle connection has probably closed them all, and each
     * would cost another try.
     */
    public static void closeIdle(OkHttpClient client) {
        client.connectionPool().evictAll();
    }

    public static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        closeIdle(client);
    }

    /**
     * Refuses a URL over which credentials or wheels would travel in the open.
     *
     * @throws FailureException with {@link ConfigurationFailure.InsecureUrl}
     */
    public static void requireSecure(HttpUrl url, Network network) {
        if (!url.isHttps() && network.insecure() == Network.InsecureHttp.LOOPBACK_ONLY && !isLoopback(url.host())) {
            throw new FailureException(
                    new ConfigurationFailure.InsecureUrl(url.scheme() + "://" + url.host() + ":" + url.port()));
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The proxies as OkHttp asks for them. */
    private static final class ChosenProxies extends ProxySelector {
        private final HttpProxy.Choice choice;
        private final Map<SocketAddress, HttpProxy> byAddress = new ConcurrentHashMap<>();

        ChosenProxies(HttpProxy.Choice choice) {
            this.choice = choice;
        }

        @Override
        public List<Proxy> select(URI uri) {
            Optional<HttpProxy> chosen = choice.proxyFor(uri);
            chosen.ifPresent(proxy -> byAddress.put(proxy.address(), proxy));
            return List.of(chosen.map(proxy -> new Proxy(Proxy.Type.HTTP, proxy.address()))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The failed request says so itself.
        }

        private Optional<String> authorization(Proxy proxy) {
            return proxy.type() == Proxy.Type.HTTP
                    ? Optional.ofNullable(byAddress.get(proxy.address())).flatMap(HttpProxy::authorization)
                    : Optional.empty();
        }

        Authenticator authenticator() {
            return (route, response) -> response.request().header(PROXY_AUTHORIZATION) != null || route == null
                    ? null
                    : authorization(route.proxy())
                            .map(value -> response.request()
                                    .newBuilder()
                                    .header(PROXY_AUTHORIZATION, value)
                                    .build())
                            .orElse(null);
        }

        /** A plain request through a proxy carries the credentials at once: its body cannot be sent twice. */
        Interceptor forPlainHttp() {
            return chain -> {
                var connection = chain.connection();
                Optional<String> value = connection == null || chain.request().isHttps()
                        ? Optional.empty()
                        : authorization(connection.route().proxy());
                return chain.proceed(value.map(text -> chain.request()
                                .newBuilder()
                                .header(PROXY_AUTHORIZATION, text)
                                .build())
                        .orElse(chain.request()));
            };
        }
    }
}

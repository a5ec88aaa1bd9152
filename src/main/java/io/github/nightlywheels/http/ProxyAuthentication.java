package io.github.nightlywheels.http;

import java.io.IOException;
import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Gives proxies the credentials they ask for: in the request for a tunnel, and in each plain request at once, whose body cannot
 * be sent twice.
 */
final class ProxyAuthentication implements Authenticator, Interceptor {
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final java.net.Authenticator credentials;

    ProxyAuthentication(java.net.Authenticator credentials) {
        this.credentials = credentials;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        if (route == null || response.request().header(PROXY_AUTHORIZATION) != null) {
            return null;
        }
        return authorization(route.proxy(), route.address().url())
                .map(value -> with(response.request(), value))
                .orElse(null);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Connection connection = chain.connection();
        if (connection == null || request.isHttps()) {
            return chain.proceed(request);
        }
        return chain.proceed(authorization(connection.route().proxy(), request.url())
                .map(value -> with(request, value))
                .orElse(request));
    }

    private static Request with(Request request, String authorization) {
        return request.newBuilder().header(PROXY_AUTHORIZATION, authorization).build();
    }

    private Optional<String> authorization(Proxy proxy, HttpUrl url) {
        if (!(proxy.address() instanceof InetSocketAddress address)) {
            return Optional.empty();
        }
        PasswordAuthentication found = credentials.requestPasswordAuthenticationInstance(
                address.getHostString(),
                null,
                address.getPort(),
                url.scheme(),
                "",
                "Basic",
                url.url(),
                RequestorType.PROXY);
        return Optional.ofNullable(found)
                .map(known -> Credentials.basic(known.getUserName(), String.valueOf(known.getPassword())));
    }
}

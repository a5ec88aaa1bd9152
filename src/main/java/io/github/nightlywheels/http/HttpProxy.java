package io.github.nightlywheels.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy, with the credentials it may ask for. Its {@code toString()} holds no credentials. */
public final class HttpProxy {
    /** Chooses the proxy for a URL. */
    @FunctionalInterface
    public interface Choice {
        /** No proxy for any URL. */
        Choice NONE = url -> Optional.empty();

        /** The proxy to use for the URL, or empty for a direct connection. */
        Optional<HttpProxy> proxyFor(URI url);
    }

    private final String host;
    private final int port;
    private final @Nullable String username;
    private final @Nullable String password;

    /** A proxy; {@code username} is null for one that asks for none. */
    public HttpProxy(String host, int port, @Nullable String username, @Nullable String password) {
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    Optional<String> authorization() {
        return username == null
                ? Optional.empty()
                : Optional.of(Credentials.basic(username, password == null ? "" : password));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

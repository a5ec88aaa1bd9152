package io.github.nightlywheels.http;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * How connections are made. None of the parts shows credentials in its {@code toString()}.
 *
 * @param timeout how long to wait for a connection, and for the next byte
 * @param threads how many storage transfers, and how many API calls, may run at once
 * @param userAgent the {@code User-Agent} of every request
 * @param proxies which proxy to use for which URL
 * @param proxyCredentials the user names and passwords of the proxies
 * @param insecureHttp what plain {@code http:} is allowed for
 * @param resolver finds the addresses of hosts
 * @param listener hears of every exchange with a server
 */
public record ConnectionSettings(
        Duration timeout,
        int threads,
        String userAgent,
        ProxySelector proxies,
        Authenticator proxyCredentials,
        InsecureHttp insecureHttp,
        Resolver resolver,
        ExchangeListener listener) {

    /** Finds addresses. */
    @FunctionalInterface
    public interface Resolver {
        /** The addresses of a host. */
        List<InetAddress> find(String host) throws UnknownHostException;
    }

    /** What plain {@code http:} is allowed for. */
    public enum InsecureHttp {
        /** Only for addresses of this machine. */
        LOOPBACK_ONLY,
        /** For any address. */
        ANYWHERE
    }

    /** Direct connections with the system's own resolver, and nobody who hears of them. */
    public static ConnectionSettings direct(Duration timeout, int threads, String userAgent) {
        return new ConnectionSettings(
                timeout,
                threads,
                userAgent,
                ProxySelector.of(null),
                new Authenticator() {},
                InsecureHttp.LOOPBACK_ONLY,
                host -> List.of(InetAddress.getAllByName(host)),
                exchange -> {});
    }

    /** The same, through these proxies. */
    public ConnectionSettings withProxies(ProxySelector selector, Authenticator credentials) {
        return new ConnectionSettings(
                timeout, threads, userAgent, selector, credentials, insecureHttp, resolver, listener);
    }

    /** The same, with plain {@code http:} allowed for this. */
    public ConnectionSettings withInsecureHttp(InsecureHttp allowed) {
        return new ConnectionSettings(
                timeout, threads, userAgent, proxies, proxyCredentials, allowed, resolver, listener);
    }

    /** The same, with this listener in place of the former. */
    public ConnectionSettings withListener(ExchangeListener other) {
        return new ConnectionSettings(
                timeout, threads, userAgent, proxies, proxyCredentials, insecureHttp, resolver, other);
    }

    /**
     * Refuses a URL over which credentials or wheels would travel in the open.
     *
     * @throws FailureException with {@link ConfigurationFailure.InsecureUrl}
     */
    public void requireSecure(HttpUrl url) {
        if (!isSecure(url)) {
            throw new FailureException(
                    new ConfigurationFailure.InsecureUrl(url.scheme() + "://" + url.host() + ":" + url.port()));
        }
    }

    /** Whether a URL is one over which they do not, or is allowed all the same. */
    public boolean isSecure(HttpUrl url) {
        return url.isHttps() || insecureHttp != InsecureHttp.LOOPBACK_ONLY || isLoopback(url.host());
    }

    /** Whether a host, by its name or as an address, is this machine. */
    public static boolean isLoopback(String host) {
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
}

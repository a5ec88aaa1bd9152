package io.github.nightlywheels.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * How to use the network.
 *
 * @param timeout how long to wait for a connection, and for the next byte
 * @param threads how many storage transfers, and how many API calls, may run at once
 * @param proxies which proxy to use for which URL
 * @param userAgent the {@code User-Agent} of every request
 * @param insecure what plain {@code http:} is allowed for
 * @param resolver finds the addresses of hosts
 */
public record Network(
        Duration timeout,
        int threads,
        HttpProxy.Choice proxies,
        String userAgent,
        InsecureHttp insecure,
        Resolver resolver) {

    /** With the system's own resolver. */
    public Network(Duration timeout, int threads, HttpProxy.Choice proxies, String userAgent, InsecureHttp insecure) {
        this(timeout, threads, proxies, userAgent, insecure, host -> List.of(InetAddress.getAllByName(host)));
    }

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
}

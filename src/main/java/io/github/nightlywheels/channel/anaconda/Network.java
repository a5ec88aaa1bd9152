package io.github.nightlywheels.channel.anaconda;

import java.time.Duration;

/**
 * How to use the network.
 *
 * @param timeout how long to wait for a connection, and for the next byte
 * @param threads how many storage transfers, and how many API calls, may run at once
 * @param proxies which proxy to use for which URL
 * @param userAgent the {@code User-Agent} of every request
 * @param insecure what plain {@code http:} is allowed for
 */
public record Network(
        Duration timeout, int threads, HttpProxy.Choice proxies, String userAgent, InsecureHttp insecure) {

    /** What plain {@code http:} is allowed for. */
    public enum InsecureHttp {
        /** Only for addresses of this machine. */
        LOOPBACK_ONLY,
        /** For any address. */
        ANYWHERE
    }
}

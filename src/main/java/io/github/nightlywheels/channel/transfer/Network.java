package io.github.nightlywheels.channel.transfer;

import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How servers are reached.
 *
 * @param proxies which proxy to use for which URL
 * @param proxyCredentials the credentials of the proxies
 * @param userAgent the {@code User-Agent} of every request
 */
public record Network(ProxySelector proxies, Authenticator proxyCredentials, String userAgent) {

    /** How connections of a channel are made, with nobody who hears of them. */
    public ConnectionSettings connections(ChannelSettings settings) {
        return ConnectionSettings.direct(
                        settings.limits().timeout(), settings.limits().threads(), userAgent)
                .withProxies(proxies, proxyCredentials)
                .withInsecureHttp(settings.insecureHttp());
    }

    /** How requests of a channel are repeated. */
    public Retrier retrier(ChannelSettings settings, ChannelListener listener) {
        return new Retrier(
                new RetryLimits(settings.limits().retries(), settings.limits().retryTimeout()),
                Clock.systemUTC(),
                Sleeper.REAL,
                () -> ThreadLocalRandom.current().nextDouble(),
                listener::retrying);
    }
}

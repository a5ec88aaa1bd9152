package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.token.Token;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How tests reach a channel on a server of this machine: directly, and with pauses that take no time, unless told otherwise. */
public final class LocalChannel {
    private final String organization;
    private final Optional<Token> token;
    private Duration timeout = Duration.ofSeconds(20);
    private int threads = 8;
    private OptionalInt replaceThreads = OptionalInt.empty();
    private Optional<Duration> visibilityTimeout = Optional.empty();
    private ProxySelector proxies = ProxySelector.of(null);
    private Authenticator proxyCredentials = new Authenticator() {};
    private ExchangeListener exchanges = exchange -> {};
    private ConnectionSettings.InsecureHttp insecure = ConnectionSettings.InsecureHttp.LOOPBACK_ONLY;
    private ConnectionSettings.Resolver resolver = host -> List.of(InetAddress.getAllByName(host));
    private RetryLimits limits = new RetryLimits(8, Duration.ofMinutes(10));
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = pause -> {};
    private Retrier.Listener listener = (operation, reason, pause) -> {};

    public LocalChannel(String organization, Optional<Token> token) {
        this.organization = organization;
        this.token = token;
    }

    /** With a token that comes from "the test". */
    public LocalChannel(String organization, String token) {
        this(organization, Optional.of(Token.of(token, "the test")));
    }

    public LocalChannel timeout(Duration time) {
        timeout = time;
        return this;
    }

    LocalChannel threads(int number) {
        threads = number;
        return this;
    }

    /** As many at once as there are threads, unless told otherwise. */
    LocalChannel replaceThreads(int number) {
        replaceThreads = OptionalInt.of(number);
        return this;
    }

    LocalChannel visibilityTimeout(Duration time) {
        visibilityTimeout = Optional.of(time);
        return this;
    }

    LocalChannel proxies(ProxySelector selector, Authenticator credentials) {
        proxies = selector;
        proxyCredentials = credentials;
        return this;
    }

    LocalChannel insecure(ConnectionSettings.InsecureHttp allowed) {
        insecure = allowed;
        return this;
    }

    LocalChannel resolver(ConnectionSettings.Resolver other) {
        resolver = other;
        return this;
    }

    LocalChannel limits(int most, Duration total) {
        limits = new RetryLimits(most, total);
        return this;
    }

    public LocalChannel clock(Clock other) {
        clock = other;
        return this;
    }

    /** What passes the time of a pause. */
    public LocalChannel sleeper(Sleeper other) {
        sleeper = other;
        return this;
    }

    /** Who hears of each pause. */
    public LocalChannel listener(Retrier.Listener other) {
        listener = other;
        return this;
    }

    /** Who hears of each exchange with a server. */
    LocalChannel exchanges(ExchangeListener other) {
        exchanges = other;
        return this;
    }

    /** The channel, to be closed by the caller. */
    public AnacondaChannel open(String apiUrl) {
        ConnectionSettings network = new ConnectionSettings(
                timeout, threads, "test/1.0", proxies, proxyCredentials, insecure, resolver, exchanges);
        TransferLimits usual = new TransferLimits(threads, 8, Duration.ofMinutes(10), timeout);
        TransferLimits transfers = usual.withReplaceThreads(replaceThreads.orElse(usual.replaceThreads()))
                .withVisibilityTimeout(visibilityTimeout.orElse(usual.visibilityTimeout()));
        Retrier retrier = new Retrier(limits, clock, sleeper, () -> 0.5, listener);
        return new AnacondaChannel(URI.create(apiUrl), organization, token, network, transfers, retrier, clock);
    }
}

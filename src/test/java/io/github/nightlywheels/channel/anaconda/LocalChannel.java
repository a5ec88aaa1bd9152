package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.http.HttpProxy;
import io.github.nightlywheels.http.Network;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.token.Token;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How tests reach a channel on a server of this machine: directly, and with pauses that take no time, unless told otherwise. */
public final class LocalChannel {
    private final String organization;
    private final Optional<Token> token;
    private Duration timeout = Duration.ofSeconds(20);
    private int threads = 8;
    private HttpProxy.Choice proxies = HttpProxy.Choice.NONE;
    private Network.InsecureHttp insecure = Network.InsecureHttp.LOOPBACK_ONLY;
    private Network.Resolver resolver = host -> List.of(InetAddress.getAllByName(host));
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

    LocalChannel proxies(HttpProxy.Choice choice) {
        proxies = choice;
        return this;
    }

    LocalChannel insecure(Network.InsecureHttp allowed) {
        insecure = allowed;
        return this;
    }

    LocalChannel resolver(Network.Resolver other) {
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

    /** The channel, to be closed by the caller. */
    public AnacondaChannel open(String apiUrl) {
        Network network = new Network(timeout, threads, proxies, "test/1.0", insecure, resolver);
        Retrier retrier = new Retrier(limits, clock, sleeper, () -> 0.5, listener);
        return new AnacondaChannel(URI.create(apiUrl), organization, token, network, retrier, clock);
    }
}

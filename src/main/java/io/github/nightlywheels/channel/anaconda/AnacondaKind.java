package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.token.Token;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Channels of organizations on anaconda.org, or on a server that speaks its API.
 *
 * @param proxies which proxy to use for which URL
 * @param proxyCredentials the credentials of the proxies
 * @param userAgent the {@code User-Agent} of every request
 */
public record AnacondaKind(ProxySelector proxies, Authenticator proxyCredentials, String userAgent)
        implements ChannelKind {
    private static final String RETIRED = "scipy-wheels-nightly";

    @Override
    public String name() {
        return "anaconda";
    }

    @Override
    public boolean accepts(String url) {
        return Set.of("http", "https").contains(ChannelDescription.scheme(url));
    }

    @Override
    public Set<ChannelTrait> traits() {
        return Set.of(
                ChannelTrait.REMOTE,
                ChannelTrait.NEEDS_TOKEN,
                ChannelTrait.NAMED,
                ChannelTrait.ACCOUNTS,
                ChannelTrait.READABLE,
                ChannelTrait.LABELS);
    }

    @Override
    public Optional<Failure> retired(String name) {
        return name.equals(RETIRED)
                ? Optional.of(new ConfigurationFailure.RetiredOrganization(RETIRED, AccessFailure.SCIENTIFIC_PYTHON))
                : Optional.empty();
    }

    @Override
    public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        TransferLimits limits = settings.limits();
        ConnectionSettings connections = ConnectionSettings.direct(limits.timeout(), limits.threads(), userAgent)
                .withProxies(proxies, proxyCredentials)
                .withInsecureHttp(settings.insecureHttp())
                .withListener(listener);
        Retrier retrier = new Retrier(
                new RetryLimits(limits.retries(), limits.retryTimeout()),
                Clock.systemUTC(),
                Sleeper.REAL,
                () -> ThreadLocalRandom.current().nextDouble(),
                listener::retrying);
        return new AnacondaChannel(settings.uri(), settings.name(), token, connections, retrier, Clock.systemUTC());
    }
}

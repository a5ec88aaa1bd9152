package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.anaconda.AnacondaKind;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.channel.pypi.PypiKind;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenForm;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Opens channels. The one place that lists the kinds there are; what else a new one touches is said on the page Contributing.
 *
 * @param kinds the kinds, of which the first that accepts a URL is taken
 */
public record ChannelFactory(List<ChannelKind> kinds) {
    private static final long FEW_BYTES = 20_000_000;

    public ChannelFactory {
        kinds = List.copyOf(kinds);
    }

    /**
     * All kinds.
     *
     * @param proxies which proxy to use for which URL
     * @param proxyCredentials the credentials of the proxies
     * @param userAgent the {@code User-Agent} of every request
     */
    public static ChannelFactory of(ProxySelector proxies, Authenticator proxyCredentials, String userAgent) {
        Network network = new Network(proxies, proxyCredentials, userAgent);
        return new ChannelFactory(List.of(
                new DirectoryKind(),
                new PypiKind(network, System.getenv(), Path.of(System.getProperty("user.home"))),
                new AnacondaKind(network)));
    }

    private Optional<ChannelKind> kind(String url) {
        return kinds.stream().filter(kind -> kind.accepts(url)).findFirst();
    }

    private ChannelKind requireKind(ChannelSettings settings) {
        settings.uri();
        ChannelKind kind = kind(settings.url()).orElseThrow(settings::ofNoKind);
        if (!kind.traits().contains(ChannelTrait.PAGES)) {
            settings.indexBase().ifPresent(url -> {
                throw new FailureException(new ConfigurationFailure.InvalidParameter(
                        "indexBase", url, "no value, because no pages are written for " + kind.inWords()));
            });
        }
        return kind;
    }

    /**
     * The channel as reports name it; what is given may be wrong, and is then taken for one of the kind that the default address
     * is of.
     */
    public ChannelDescription describe(String name, String url) {
        return kind(url)
                .or(() -> kind(ParameterDefaults.API_URL))
                .orElse(kinds.get(0))
                .describe(name, url);
    }

    /**
     * The channel as reports name it.
     *
     * @throws FailureException with a {@code ConfigurationFailure} if the URL is that of no kind
     */
    public ChannelDescription describe(ChannelSettings settings) {
        return requireKind(settings).describe(settings.name(), settings.url());
    }

    /** Why the channel is not for one of its users to prune, if that is so. */
    public Optional<Failure> shared(ChannelSettings settings) {
        return requireKind(settings).shared(settings.name());
    }

    /** Why the channel must not be used any more, if that is so. */
    public Optional<Failure> retired(ChannelSettings settings) {
        return requireKind(settings).retired(settings.name());
    }

    /** What judges the access to the channel. */
    AccessCheck accessCheck(ChannelSettings settings, AccessRules rules, InstantSource clock, ParameterNames names) {
        return new AccessCheck(
                rules, describe(settings).name(), settings.url(), retired(settings), clock.instant(), names);
    }

    /**
     * Opens a channel; nothing is sent before it is used.
     *
     * @throws FailureException with a {@code ConfigurationFailure} if the settings cannot be used
     */
    Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        return requireKind(settings).open(settings, token, listener);
    }

    /**
     * Gets ready in the background for the channel's first requests: the HTTP client is loaded while wheels are checked. Nothing
     * is sent. What is wrong is said when the channel is opened.
     *
     * @param bytes how many bytes are about to be checked; if few, what reads the answers is loaded when the first one comes,
     *     because to load it sooner could hold up the first request
     */
    public void prepare(ChannelSettings settings, long bytes) {
        kind(settings.url()).ifPresent(kind -> {
            Thread preparation = new Thread(() -> prepare(kind, settings, bytes), "nightly-wheels-preparation");
            preparation.setDaemon(true);
            preparation.start();
        });
    }

    private static void prepare(ChannelKind kind, ChannelSettings settings, long bytes) {
        try {
            kind.prepareToSend(settings);
            if (bytes > FEW_BYTES) {
                kind.prepareToRead();
            }
        } catch (Exception | Error e) {
            // The channel's use fails in the same way, and tells it. A build that ends meanwhile closes what classes
            // come from.
        }
    }

    /** What a token of the channel is. */
    public TokenForm tokenForm(ChannelSettings settings) {
        return requireKind(settings).tokenForm(settings);
    }

    /** Where a token is looked for as long as nothing else is given; empty for the usual places. */
    public Optional<TokenPlaces> tokenPlaces(ChannelSettings settings) {
        return requireKind(settings).tokenPlaces(settings);
    }

    /** Further places where a token may be, to be looked at last. */
    public List<TokenSource> tokenSources(ChannelSettings settings) {
        return requireKind(settings).tokenSources(settings);
    }

    /** What the channel has against the wheels; found without a request. */
    Objections objections(ChannelSettings settings, List<Wheel> wheels) {
        return requireKind(settings).objections(settings, wheels);
    }
}

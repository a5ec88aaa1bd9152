package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.anaconda.AnacondaChannel;
import io.github.nightlywheels.channel.directory.DirectoryChannel;
import io.github.nightlywheels.http.Network;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferListener;

/** Opens channels with what Maven knows: settings, proxies, the log. */
final class ChannelFactory {
    private final MavenSession session;
    private final SettingsDecrypter decrypter;
    private final Log log;

    ChannelFactory(MavenSession session, SettingsDecrypter decrypter, Log log) {
        this.session = session;
        this.decrypter = decrypter;
        this.log = log;
    }

    /** Where the token is looked for. */
    TokenSearch tokenSearch(ChannelSettings settings) {
        String variable = settings.tokenEnvironmentVariable();
        return new TokenSearch(
                List.of(
                        TokenSource.environmentVariable(variable, () -> Optional.ofNullable(System.getenv(variable))),
                        new SettingsCredentials(session.getSettings(), decrypter).source(settings.serverId())),
                name -> !Optional.ofNullable(System.getenv(name)).orElse("").isBlank());
    }

    /** Shows uploads to the channel as Maven shows its own. */
    UploadListener transferLog(ChannelSettings settings) {
        RepositorySystemSession repositories = session.getRepositorySession();
        TransferListener listener = repositories.getTransferListener();
        return new MavenTransferListener(
                repositories,
                listener == null ? new AbstractTransferListener() {} : listener,
                settings.organization(),
                settings.apiUrl(),
                new ProgressLogger(Clock.systemUTC(), log::info));
    }

    /** Opens a channel; {@code token} is empty where none is needed. */
    Channel open(ChannelSettings settings, Optional<Token> token) {
        return settings.isDirectory()
                ? DirectoryChannel.of(settings.url(), settings.organization())
                : openAnaconda(settings, token);
    }

    private AnacondaChannel openAnaconda(ChannelSettings settings, Optional<Token> token) {
        Network network = new Network(
                Duration.ofSeconds(settings.timeout()),
                settings.threads(),
                new MavenProxies(session),
                userAgent(),
                settings.allowInsecureHttp() ? Network.InsecureHttp.ANYWHERE : Network.InsecureHttp.LOOPBACK_ONLY);
        Retrier retrier = new Retrier(
                new RetryLimits(settings.retries(), Duration.ofSeconds(settings.retryTimeout())),
                Clock.systemUTC(),
                Sleeper.REAL,
                () -> ThreadLocalRandom.current().nextDouble(),
                (operation, reason, pause) -> log.warn(operation + ": " + reason + "; trying again in "
                        + Math.max(1, (pause.toMillis() + 500) / 1000) + " s"));
        return new AnacondaChannel(settings.url(), settings.organization(), token, network, retrier, Clock.systemUTC());
    }

    private static String userAgent() {
        return "nightly-wheels-maven-plugin/" + version();
    }

    /** The plugin's version. */
    static String version() {
        String version = ChannelFactory.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}

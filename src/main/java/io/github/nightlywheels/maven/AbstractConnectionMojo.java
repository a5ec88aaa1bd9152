package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.http.TranscriptWriter;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that use the network: how much at once and how long, and who hears of it. */
abstract class AbstractConnectionMojo extends AbstractNightlyMojo {

    /**
     * How many wheels are sent at once, and how many API calls are made at once. After the status 429, too many requests, half
     * as many calls are made.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.threads", defaultValue = ParameterDefaults.THREADS)
    int threads;

    /**
     * How often one request is repeated after a fault of the network or of the server.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retries", defaultValue = ParameterDefaults.RETRIES)
    int retries;

    /**
     * For how many seconds to keep trying for one wheel after its first fault. Wheels that wait for the same thing wait together,
     * so a run waits no longer than one wheel would, and one attempt.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retryTimeout", defaultValue = ParameterDefaults.RETRY_TIMEOUT)
    int retryTimeout;

    /**
     * After how many seconds without a byte a connection is given up. When a wheel is sent again, the time to wait for the
     * storage's answer grows with each attempt.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.timeout", defaultValue = ParameterDefaults.TIMEOUT)
    int timeout;

    /**
     * Whether plain <code>http:</code> may be used for other addresses than those of this machine. The token then travels
     * unencrypted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowInsecureHttp", defaultValue = ParameterDefaults.ALLOW_INSECURE_HTTP)
    @Nullable
    String allowInsecureHttp;

    /**
     * A file to which each exchange with the server is added, as one line of JSON: method, address, status, time, request id, and
     * the names of the fields of the answer. Neither headers nor values are written, so it holds no secret.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.transcript")
    @Nullable
    File transcript;

    final TransferLimits limits() {
        return PublishParameters.limits(threads, retries, retryTimeout, timeout);
    }

    final boolean allowsInsecureHttp() {
        return ParameterParser.flag("allowInsecureHttp", allowInsecureHttp, ParameterDefaults.ALLOW_INSECURE_HTTP);
    }

    final ChannelFactory channels() {
        MavenProxies proxies = new MavenProxies(session);
        return ChannelFactory.of(proxies, proxies.credentials(), "nightly-wheels-maven-plugin/" + PluginVersion.text());
    }

    final ConsoleListener listener(ChannelSettings channel) {
        return new ConsoleListener(
                console(),
                names(),
                transcript == null ? exchange -> {} : new TranscriptWriter(transcript.toPath(), getLog()::warn),
                RunReports.gitHub(getLog()));
    }

    /** The console, which says what it is to say once in a build of many parts once. */
    final MavenConsole console() {
        return new MavenConsole(getLog(), OncePerBuild.of(session)::isFirst);
    }
}

package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that reach a channel: which one, how, and where the token is. */
final class ChannelOptions {
    @Option(
            names = "--organization",
            paramLabel = "NAME",
            defaultValue = ParameterDefaults.ORGANIZATION,
            description = "Whose channel it is: an organization on anaconda.org.")
    String organization;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            defaultValue = ParameterDefaults.API_URL,
            description = "Where the channel is: an https: URL is an API like that of anaconda.org, a file: URL a"
                    + " directory, pypi+https: the upload URL of a PyPI-compatible server; or pypi, or testpypi.")
    String apiUrl;

    @Option(
            names = "--index-url",
            paramLabel = "URL",
            description = "The simple index of a PyPI-compatible server, as pip reads it.")
    @Nullable
    String indexUrl;

    @Option(
            names = "--index-base",
            paramLabel = "URL",
            description = "Below which URL the wheels of a directory channel can be loaded, if not beside its pages.")
    @Nullable
    String indexBase;

    @Option(
            names = "--server-id",
            paramLabel = "ID",
            defaultValue = ParameterDefaults.SERVER_ID,
            description =
                    "The <server> in ~/.m2/settings.xml whose <password> is the token. For a PyPI-compatible server"
                            + " it is pypi, testpypi or the host, if nothing else is given.")
    String serverId;

    @Option(
            names = "--token-environment-variable",
            paramLabel = "NAME",
            defaultValue = ParameterDefaults.TOKEN_ENVIRONMENT_VARIABLE,
            description = "The environment variable that holds the token. It is looked at first. For a PyPI-compatible"
                    + " server it is TWINE_PASSWORD, with TWINE_USERNAME, if nothing else is given.")
    String tokenEnvironmentVariable;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = ParameterDefaults.THREADS,
            description = "How many wheels, and how many API calls, at once.")
    int threads;

    @Option(
            names = "--retries",
            paramLabel = "COUNT",
            defaultValue = ParameterDefaults.RETRIES,
            description = "How often one request is repeated after a fault.")
    int retries;

    @Option(
            names = "--retry-timeout",
            paramLabel = "SECONDS",
            defaultValue = ParameterDefaults.RETRY_TIMEOUT,
            description = "How long to keep trying for one wheel after its first fault.")
    int retryTimeout;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = ParameterDefaults.TIMEOUT,
            description = "After how long without a byte a connection is given up.")
    int timeout;

    @Option(
            names = "--allow-insecure-http",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.ALLOW_INSECURE_HTTP,
            description = "Allow http: to other machines; the token then travels unencrypted.")
    boolean allowInsecureHttp;

    @Option(
            names = "--dry-run",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.DRY_RUN,
            description = "Check, read and list, but send nothing. Needs no token.")
    boolean dryRun;

    @Option(
            names = "--skip",
            arity = "0..1",
            paramLabel = "true|false|releases|snapshots",
            fallbackValue = "true",
            converter = ValueConverters.Skip.class,
            defaultValue = ParameterDefaults.SKIP,
            description = "Do nothing. Without a project's version nothing is a release or a snapshot, and releases and"
                    + " snapshots mean false.")
    boolean skip;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "A file to which each exchange with the server is added as a line of JSON, without secrets.")
    @Nullable
    Path transcript;

    /**
     * The channel.
     *
     * @throws FailureException if a value is out of its bounds
     */
    ChannelSettings settings() {
        return new ChannelSettings(
                        organization,
                        apiUrl,
                        PublishParameters.limits(threads, retries, retryTimeout, timeout),
                        allowInsecureHttp ? InsecureHttp.ANYWHERE : InsecureHttp.LOOPBACK_ONLY)
                .withIndex(indexUrl == null ? "" : indexUrl)
                .withBase(indexBase == null ? "" : indexBase);
    }

    PublishMode mode() {
        return dryRun ? PublishMode.DRY_RUN : PublishMode.PUBLISH;
    }
}

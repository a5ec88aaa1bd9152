package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.nio.file.Path;
import java.util.Optional;

/** The options of all commands that reach a channel: which one, how, and where the token is. */
final class ChannelOptions {
    private final Option<String> organization;
    private final Option<String> apiUrl;
    private final Option<String> indexUrl;
    private final Option<String> indexBase;
    private final Option<String> serverId;
    private final Option<String> tokenEnvironmentVariable;
    private final Option<Integer> threads;
    private final Option<Integer> retries;
    private final Option<Integer> retryTimeout;
    private final Option<Integer> timeout;
    private final Option<Boolean> allowInsecureHttp;
    private final Option<Boolean> dryRun;
    private final Option<Boolean> skip;
    private final Option<Path> transcript;

    ChannelOptions(CommandOptions options) {
        organization = options.text(
                "--organization",
                "NAME",
                ParameterDefaults.ORGANIZATION,
                "Whose channel it is: an organization on anaconda.org.");
        apiUrl = options.text(
                "--api-url",
                "URL",
                ParameterDefaults.API_URL,
                "Where the channel is: an https: URL is an API like that of anaconda.org, a file: URL a"
                        + " directory, pypi+https: the upload URL of a PyPI-compatible server; or pypi, or testpypi.");
        indexUrl = options.text("--index-url", "URL", "The simple index of a PyPI-compatible server, as pip reads it.");
        indexBase = options.text(
                "--index-base",
                "URL",
                "Below which URL the wheels of a directory channel can be loaded, if not beside its pages.");
        serverId = options.text(
                "--server-id",
                "ID",
                ParameterDefaults.SERVER_ID,
                "The <server> in ~/.m2/settings.xml whose <password> is the token. For a PyPI-compatible server"
                        + " it is pypi, testpypi or the host, if nothing else is given.");
        tokenEnvironmentVariable = options.text(
                "--token-environment-variable",
                "NAME",
                ParameterDefaults.TOKEN_ENVIRONMENT_VARIABLE,
                "The environment variable that holds the token. It is looked at first. For a PyPI-compatible"
                        + " server it is TWINE_PASSWORD, with TWINE_USERNAME, if nothing else is given.");
        threads = options.number(
                "--threads", "COUNT", ParameterDefaults.THREADS, "How many wheels, and how many API calls, at once.");
        retries = options.number(
                "--retries", "COUNT", ParameterDefaults.RETRIES, "How often one request is repeated after a fault.");
        retryTimeout = options.number(
                "--retry-timeout",
                "SECONDS",
                ParameterDefaults.RETRY_TIMEOUT,
                "How long to keep trying for one wheel after its first fault.");
        timeout = options.number(
                "--timeout",
                "SECONDS",
                ParameterDefaults.TIMEOUT,
                "After how long without a byte a connection is given up.");
        allowInsecureHttp = options.flag(
                "--allow-insecure-http",
                ParameterDefaults.ALLOW_INSECURE_HTTP,
                "Allow http: to other machines; the token then travels unencrypted.");
        dryRun = options.flag(
                "--dry-run", ParameterDefaults.DRY_RUN, "Check, read and list, but send nothing. Needs no token.");
        skip = options.flag(
                "--skip",
                "true|false|releases|snapshots",
                ParameterDefaults.SKIP,
                "Do nothing. Without a project's version nothing is a release or a snapshot, and releases and"
                        + " snapshots mean false.",
                ValueConverters.SKIP);
        transcript = options.path(
                "--transcript",
                "FILE",
                "A file to which each exchange with the server is added as a line of JSON, without secrets.");
    }

    String organization() {
        return organization.value();
    }

    String apiUrl() {
        return apiUrl.value();
    }

    /** The name of the variable that holds the token. */
    String tokenEnvironmentVariable() {
        return tokenEnvironmentVariable.value();
    }

    /** The server in the settings of Maven that holds the token. */
    String serverId() {
        return serverId.value();
    }

    /** Whether to do nothing. */
    boolean isSkipped() {
        return skip.value();
    }

    /** The file that each exchange is added to. */
    Optional<Path> transcript() {
        return transcript.find();
    }

    /**
     * The channel.
     *
     * @throws FailureException if a value is out of its bounds
     */
    ChannelSettings settings() {
        return new ChannelSettings(
                        organization(),
                        apiUrl(),
                        PublishParameters.limits(
                                threads.value(), retries.value(), retryTimeout.value(), timeout.value()),
                        allowInsecureHttp.value() ? InsecureHttp.ANYWHERE : InsecureHttp.LOOPBACK_ONLY)
                .withIndex(indexUrl.find().orElse(""))
                .withBase(indexBase.find().orElse(""));
    }

    PublishMode mode() {
        return dryRun.value() ? PublishMode.DRY_RUN : PublishMode.PUBLISH;
    }
}

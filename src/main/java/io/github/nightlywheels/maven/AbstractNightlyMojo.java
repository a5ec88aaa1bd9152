package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share: the parameters that name the channel and the token, and the one place where failures end. */
abstract class AbstractNightlyMojo extends AbstractMojo {

    /**
     * Whose channel it is: an organization on anaconda.org. For a directory channel, the name of its subdirectory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.organization", defaultValue = "scientific-python-nightly-wheels", required = true)
    String organization;

    /**
     * Where the channel is. An <code>http(s):</code> URL is an API compatible with that of anaconda.org; a
     * <code>file:</code> URL is a directory in which a static simple index is kept. Plain <code>http:</code> is accepted for
     * loopback addresses only, unless <code>allowInsecureHttp</code> is set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.apiUrl", defaultValue = "https://api.anaconda.org", required = true)
    String apiUrl;

    /**
     * The id of the <code>&lt;server&gt;</code> in <code>settings.xml</code> whose <code>&lt;password&gt;</code> is the
     * upload token; it is looked at when the environment variable is not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.serverId", defaultValue = "anaconda.org", required = true)
    String serverId;

    /**
     * The name of the environment variable that holds the upload token. It is looked at first.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "nightly.tokenEnvironmentVariable",
            defaultValue = "ANACONDA_ORG_UPLOAD_TOKEN",
            required = true)
    String tokenEnvironmentVariable;

    /**
     * How many wheels are sent at once, and how many API calls are made at once; fewer, when the server says that it is too
     * many.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.threads", defaultValue = "8")
    int threads;

    /**
     * How often one request is repeated after a fault of the network or of the server.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retries", defaultValue = "8")
    int retries;

    /**
     * For how many seconds to go on trying for one wheel, from its first fault.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retryTimeout", defaultValue = "600")
    int retryTimeout;

    /**
     * After how many seconds without a byte a connection is given up; when a wheel is sent again, the storage's answer is
     * waited for longer with each try.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.timeout", defaultValue = "60")
    int timeout;

    /**
     * Whether plain <code>http:</code> may be used for other addresses than those of this machine. The token then travels
     * unencrypted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowInsecureHttp", defaultValue = "false")
    @Nullable
    String allowInsecureHttp;

    /**
     * Whether to do nothing: <code>true</code>, <code>false</code>, <code>releases</code> (nothing in a project whose version
     * is a release) or <code>snapshots</code> (nothing in one whose version is a snapshot).
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.skip", defaultValue = "false")
    String skip;

    /**
     * Makes every local check and reads the channel, lists what would be sent, and sends nothing. Needs no token.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.dryRun", defaultValue = "false")
    @Nullable
    String dryRun;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    File buildDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final SettingsDecrypter decrypter;

    AbstractNightlyMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The parameters that all goals share, as plain values. */
    final ChannelSettings channelSettings() {
        return new ChannelSettings(
                organization,
                apiUrl,
                serverId,
                tokenEnvironmentVariable,
                threads,
                retries,
                retryTimeout,
                timeout,
                ParameterParser.flag("allowInsecureHttp", allowInsecureHttp, false));
    }

    /** Whether nothing is to be sent. */
    final boolean isDryRun() {
        return ParameterParser.flag("dryRun", dryRun, false);
    }

    /** Whether to do nothing; says so. */
    final boolean isSkipped() {
        boolean skipped = ParameterParser.skips(skip, project.getArtifact().isSnapshot());
        if (skipped) {
            getLog().info("Skipping: nightly.skip is " + skip);
        }
        return skipped;
    }

    final ChannelFactory opener() {
        return new ChannelFactory(session, decrypter, getLog());
    }

    @Override
    public final void execute() throws MojoFailureException {
        guarded(organization, missing -> Optional.empty(), this::run);
    }

    /** Work that may fail in a foreseen way. */
    @FunctionalInterface
    interface Work {
        void run() throws MojoFailureException;
    }

    /**
     * Does the work; the one place where a foreseen failure becomes what Maven shows.
     *
     * @param putBack the command that puts files back, by their filenames
     */
    final void guarded(String channel, Function<List<String>, Optional<String>> putBack, Work work)
            throws MojoFailureException {
        try {
            work.run();
        } catch (FailureException e) {
            // As the cause of what is thrown, Maven would add its message to the block.
            getLog().debug("What was thrown for it", e);
            // Maven puts the goal and the project before the message: the block starts on a line of its own.
            throw new MojoFailureException(
                    "\n" + FailureFormatter.of(e.failure(), channel, e.state(), new MavenParameterNames(), putBack));
        }
    }

    /**
     * Does the goal's work.
     *
     * @throws FailureException for everything that is foreseen to fail
     */
    abstract void run() throws MojoFailureException;
}

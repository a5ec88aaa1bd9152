package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.WheelProjects;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.frontend.ChannelParameters;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.settings.SettingsCredentials;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that reach a channel: the parameters that name it and the token. */
abstract class AbstractChannelMojo extends AbstractConnectionMojo {

    /**
     * Whose channel it is: an organization on anaconda.org. For a directory channel, the name of its subdirectory. A server
     * that is compatible with PyPI has none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.organization", defaultValue = ParameterDefaults.ORGANIZATION, required = true)
    String organization;

    /**
     * Where the channel is. An <code>http(s):</code> URL is an API compatible with that of anaconda.org; a
     * <code>file:</code> URL is a directory in which a static simple index is kept; <code>pypi+</code> before an
     * <code>https:</code> URL is the upload URL of a server that is compatible with PyPI; <code>pypi</code> and
     * <code>testpypi</code> are the two public ones. Plain <code>http:</code> is accepted for
     * loopback addresses only, unless <code>allowInsecureHttp</code> is set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.apiUrl", defaultValue = ParameterDefaults.API_URL, required = true)
    String apiUrl;

    /**
     * The simple index of a server that is compatible with PyPI, as pip reads it: what is there is compared with it before an
     * upload, and read back from it afterwards. It is known for <code>pypi</code> and <code>testpypi</code>; for other servers it
     * does not follow from the upload URL. For another channel it is the index that is shown to users, which is known for
     * anaconda.org and for directories.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.indexUrl")
    @Nullable
    String indexUrl;

    /**
     * The URL below which the wheels of a directory channel can be loaded, where they do not lie beside its pages, such as
     * <code>https://files.example.org/nightly/simple</code>: the pages then link to
     * <code>URL/PROJECT/DIGITS/FILENAME</code>, and a listed wheel counts as there although it is not on this disk.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.indexBase")
    @Nullable
    String indexBase;

    /**
     * The id of the <code>&lt;server&gt;</code> in <code>settings.xml</code> whose <code>&lt;password&gt;</code> is the
     * upload token; it is looked at when the environment variable is not set. For a server that is compatible with PyPI it is
     * <code>pypi</code>, <code>testpypi</code> or the host of the URL, unless another one is given, and its
     * <code>&lt;username&gt;</code> counts too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.serverId", defaultValue = ParameterDefaults.SERVER_ID, required = true)
    String serverId;

    /**
     * The name of the environment variable that holds the upload token. It is looked at first. For a server that is compatible
     * with PyPI it is <code>TWINE_PASSWORD</code>, with the user name in <code>TWINE_USERNAME</code>, unless another one is
     * given.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "nightly.tokenEnvironmentVariable",
            defaultValue = ParameterDefaults.TOKEN_ENVIRONMENT_VARIABLE,
            required = true)
    String tokenEnvironmentVariable;

    /**
     * Whether to do nothing: <code>true</code>, <code>false</code>, <code>releases</code> (nothing in a project whose version
     * is a release) or <code>snapshots</code> (nothing in one whose version is a snapshot).
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.skip", defaultValue = ParameterDefaults.SKIP)
    String skip;

    /**
     * Makes every local check and reads the channel, lists what would be sent, and sends nothing. Needs no token.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.dryRun", defaultValue = ParameterDefaults.DRY_RUN)
    @Nullable
    String dryRun;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    File buildDirectory;

    private final SettingsDecrypter decrypter;

    AbstractChannelMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The channel that the parameters name. */
    final ChannelSettings channelSettings() {
        return new ChannelSettings(
                        organization,
                        apiUrl,
                        limits(),
                        allowsInsecureHttp() ? InsecureHttp.ANYWHERE : InsecureHttp.LOOPBACK_ONLY)
                .withIndex(indexUrl == null ? "" : indexUrl)
                .withBase(indexBase == null ? "" : indexBase);
    }

    /** The parameters about the channel that are not as they are by default. */
    GivenParameters givenParameters() {
        GivenParameters given = new GivenParameters(execution.getMojoDescriptor());
        if (isChannelConfigured()) {
            channelIdentity(List.of()).forEach(given::addAlways);
        }
        return given.add("organization", organization)
                .add("apiUrl", apiUrl)
                .add("indexUrl", indexUrl)
                .add("serverId", serverId)
                .add("tokenEnvironmentVariable", tokenEnvironmentVariable)
                .add("threads", threads)
                .add("retries", retries)
                .add("retryTimeout", retryTimeout)
                .add("timeout", timeout)
                .add("allowInsecureHttp", allowsInsecureHttp());
    }

    /**
     * The parameters that tell one channel from others, as far as they have a meaning for its kind.
     *
     * @param labels the labels, if the goal has some
     */
    final Map<String, String> channelIdentity(List<String> labels) {
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean isNamed = channels().describe(organization, apiUrl).has(ChannelTrait.NAMED);
        if (isNamed) {
            parameters.put("organization", organization);
        }
        parameters.put("apiUrl", apiUrl);
        if (isNamed && !labels.isEmpty()) {
            parameters.put("labels", String.join(",", labels));
        }
        return parameters;
    }

    /** What the parameters about the channel mean for its kind. */
    final ChannelParameters parametersOf(ChannelSettings channel) {
        return new ChannelParameters(
                channels(), channel, new GivenByUser(UserProperties.of(session), project, execution)::has);
    }

    /** Whether a command for this project has to name the channel, because an execution does. */
    final boolean isChannelConfigured() {
        return new ExecutionChannels(session, execution).isAnyConfigured();
    }

    /** Where this execution looks for the token. */
    final TokenPlaces tokenPlaces(ChannelSettings channel) {
        return parametersOf(channel).tokenPlaces(tokenEnvironmentVariable, serverId);
    }

    final TokenSearch tokenSearch(ChannelSettings channel, TokenPlaces places) {
        ChannelFactory channels = channels();
        return TokenSearch.of(
                places,
                channels.tokenForm(channel),
                variable -> Optional.ofNullable(System.getenv(variable)),
                new SettingsCredentials(session.getSettings(), decrypter).source(places.serverId()),
                channels.tokenSources(channel));
    }

    /**
     * Refuses a remote channel when Maven is offline.
     *
     * @throws FailureException with a {@link ConfigurationFailure}, also if the URL cannot be used
     */
    final void requireReachable(ChannelSettings channel) {
        if (channels().describe(channel).has(ChannelTrait.REMOTE) && session.isOffline()) {
            throw new FailureException(new ConfigurationFailure.Offline(channel.url()));
        }
    }

    /**
     * Refuses to run on the command line with another channel than an execution of the goal has.
     *
     * @throws FailureException with {@link ConfigurationFailure.OtherChannel}
     */
    final void requireMeant(Map<String, String> used, Optional<Function<MavenProject, Path>> directory) {
        new ExecutionChannels(session, execution).ignored(used, directory).ifPresent(failure -> {
            throw new FailureException(failure);
        });
    }

    final PublishMode mode() {
        return ParameterParser.flag("dryRun", dryRun, ParameterDefaults.DRY_RUN)
                ? PublishMode.DRY_RUN
                : PublishMode.PUBLISH;
    }

    @Override
    final OverruledCaution.GoalEffect effect() {
        if (skips()) {
            return OverruledCaution.GoalEffect.NONE;
        }
        return mode() == PublishMode.PUBLISH ? mostEffect() : OverruledCaution.GoalEffect.READS;
    }

    /** What the goal does where it is no dry run. */
    OverruledCaution.GoalEffect mostEffect() {
        return OverruledCaution.GoalEffect.READS;
    }

    private boolean skips() {
        return ParameterParser.skips(skip, project.getArtifact().isSnapshot());
    }

    /** Whether to do nothing; says so. */
    final boolean isSkipped() {
        boolean skipped = skips();
        if (skipped) {
            getLog().info("Skipping: nightly.skip is " + skip);
        }
        return skipped;
    }

    @Override
    final String block(FailureException failure) {
        return block(failure, organization, apiUrl);
    }

    /** The lines about a failure on the channel of this name and address. */
    final String block(FailureException failure, String name, String url) {
        return FailureFormatter.of(
                failure.failure(),
                channels().describe(name, url).name(),
                failure.state(),
                ChannelChanges.of(session).untouched(ModuleWheels.Target.channelKey(name, url)),
                names(),
                missing -> Optional.empty());
    }

    /** The projects of the wheels that lie in the build directories; one that cannot be read is nobody's concern here. */
    final List<ProjectName> builtProjects() {
        if (project.getFile() == null) {
            return List.of();
        }
        ModuleWheelSearch places = new ModuleWheelSearch(
                buildDirectory.toPath(), List.of(ParameterDefaults.INCLUDES.split(",")), List.of());
        return WheelProjects.of(places.ofBuild(session, project).stream()
                .flatMap(search -> search.find().stream())
                .toList());
    }
}

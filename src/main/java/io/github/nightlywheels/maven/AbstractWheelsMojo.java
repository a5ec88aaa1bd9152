package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.MissingPlatforms;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.OnSeveralVersions;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PublishRequest.IfNothingNew;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.engine.VersionCheck;
import io.github.nightlywheels.engine.WheelRules;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.frontend.UpkeepParameters;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of a publication, and what they mean. */
abstract class AbstractWheelsMojo extends AbstractAccessMojo {

    /**
     * The labels under which the wheels are published. pip sees only wheels with the label <code>main</code> at the
     * channel's usual index. A directory channel and a server that is compatible with PyPI have no labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.labels", defaultValue = ParameterDefaults.LABELS)
    List<String> labels;

    /**
     * The directory of the built wheels. Attached artifacts with the extension <code>whl</code> are published from any
     * directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.wheelDirectory", defaultValue = "${project.build.directory}", required = true)
    File wheelDirectory;

    /**
     * Which files in <code>wheelDirectory</code> are published, as Ant-style patterns. Source distributions
     * (<code>*.tar.gz</code>) are published if a pattern takes them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.includes", defaultValue = ParameterDefaults.INCLUDES)
    List<String> includes;

    /**
     * Which files in <code>wheelDirectory</code> are left out, as Ant-style patterns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.excludes")
    List<String> excludes;

    /**
     * What to do when the channel has other content under a wheel's filename: <code>replace</code> it, <code>skip</code> the
     * wheel, or <code>fail</code> before anything is published. A file that is also seen under labels that were not asked
     * for is not replaced: that fails. The same content, by its SHA-256, is never a conflict and
     * is not sent again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.onConflict", defaultValue = ParameterDefaults.ON_CONFLICT)
    String onConflict;

    /**
     * What to do about a wheel whose version is neither a development nor a pre-release by PEP 440, or is not the one that
     * <code>nightly-version</code> has set in this build: <code>warn</code>, <code>fail</code> or <code>ignore</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionCheck", defaultValue = ParameterDefaults.VERSION_CHECK)
    String versionCheck;

    /**
     * What to do about wheels of several versions of one project, which are most often left from earlier builds:
     * <code>newest</code> takes those of the newest version by PEP 440 and names the others, <code>all</code> takes all,
     * <code>fail</code> publishes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.onSeveralVersions", defaultValue = ParameterDefaults.ON_SEVERAL_VERSIONS)
    String onSeveralVersions;

    /**
     * The tags for which each project must have a wheel, or nothing is published: patterns over
     * <code>python-abi-platform</code>, such as <code>cp312-*-manylinux*_x86_64</code>, <code>*-win_amd64</code> or
     * <code>py3-none-any</code>. <code>*</code> stands for any characters, <code>?</code> for one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.requiredTags")
    List<String> requiredTags;

    /**
     * What to do if there is no wheel for a Python and platform for which the project's previous release on the channel has
     * one: <code>warn</code>, <code>fail</code> before anything is sent, or <code>ignore</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.missingPlatforms", defaultValue = ParameterDefaults.MISSING_PLATFORMS)
    String missingPlatforms;

    /**
     * What each wheel must contain, or nothing is published: Ant-style patterns of paths in the wheel, such as
     * <code>**&#47;*.jar</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.requiredEntries")
    List<String> requiredEntries;

    /**
     * Whether a build that finds no wheel at all fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failIfNoWheels", defaultValue = ParameterDefaults.FAIL_IF_NO_WHEELS)
    @Nullable
    String failIfNoWheels;

    /**
     * Whether a build fails if the channel has all its wheels already. It is a warning otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failIfNothingNew", defaultValue = ParameterDefaults.FAIL_IF_NOTHING_NEW)
    @Nullable
    String failIfNothingNew;

    /**
     * Whether the wheels of all modules are published together when the last module with this goal has reached it, so that a
     * build that fails before publishes nothing; otherwise each module publishes its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.publishAtEnd", defaultValue = ParameterDefaults.PUBLISH_AT_END)
    @Nullable
    String publishAtEnd;

    /**
     * How many files are replaced at once, at most 8; as many as <code>threads</code> if nothing is said. Each of them is missing
     * from the channel until its successor is there. The first one is replaced alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.replaceThreads")
    @Nullable
    Integer replaceThreads;

    /**
     * For how many seconds to look for what was written until the server shows it. What does not show by then is told as not
     * known, or not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.visibilityTimeout", defaultValue = ParameterDefaults.VISIBILITY_TIMEOUT)
    int visibilityTimeout;

    /**
     * How many of the newest versions of the run's projects are kept, for each platform tag with each Python; what is not kept is
     * removed when everything has been published and verified. If this is not set, nothing is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.keepVersions")
    @Nullable
    Integer keepVersions;

    /**
     * How much the run's projects may take together on the channel, such as <code>3GB</code>. A run that would take more fails
     * before the first byte, unless <code>keepVersions</code> frees enough.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.quota")
    @Nullable
    String quota;

    /**
     * How many files may be removed in one pruning: if <code>keepVersions</code> would remove more, nothing is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.maxRemovals", defaultValue = ParameterDefaults.MAX_REMOVALS)
    int maxRemovals;

    /**
     * Whether a channel that belongs to many projects may be pruned, although its owners prune it by a rule of their own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowSharedChannel", defaultValue = ParameterDefaults.ALLOW_SHARED_CHANNEL)
    @Nullable
    String allowSharedChannel;

    /**
     * Whether the wheels are put back that an earlier run has left missing. Then nothing is asked of them as a set
     * (<code>requiredTags</code>, <code>missingPlatforms</code>, <code>failIfNothingNew</code>), nor is the room looked at
     * (<code>quota</code>), and nothing is pruned (<code>keepVersions</code>). The command in the message of such a run sets
     * this; a POM should not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.republish", defaultValue = ParameterDefaults.REPUBLISH)
    @Nullable
    String republish;

    AbstractWheelsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Where the wheels go, and how. */
    final ModuleWheels.Target target() {
        ChannelSettings channel = PublishParameters.writing(channelSettings(), visibilityTimeout, replaceThreads);
        List<String> given = PublishParameters.labels(labels);
        return new ModuleWheels.Target(
                channel,
                tokenPlaces(channel),
                given,
                ParameterParser.oneOf(OnConflict.class, "onConflict", onConflict),
                mode(),
                new SetRules(
                        PublishParameters.requiredTags(requiredTags),
                        ParameterParser.oneOf(OnSeveralVersions.class, "onSeveralVersions", onSeveralVersions),
                        ParameterParser.oneOf(MissingPlatforms.class, "missingPlatforms", missingPlatforms)),
                accessRules(),
                ifNothingNew(),
                upkeep(given),
                isRepublishing());
    }

    /** What each wheel has to be like. */
    final WheelRules wheelRules() {
        return new WheelRules(
                ParameterParser.oneOf(VersionCheck.class, "versionCheck", versionCheck),
                ParameterParser.oneOf(OnSeveralVersions.class, "onSeveralVersions", onSeveralVersions),
                ParameterParser.texts(requiredEntries));
    }

    /**
     * What is done to keep the channel small.
     *
     * @param ofWheels the labels of the published wheels, which the rule is about
     */
    private Upkeep upkeep(List<String> ofWheels) {
        return new Upkeep(
                Optional.ofNullable(keepVersions)
                        .map(number -> UpkeepParameters.settings(
                                UpkeepParameters.policy(number, ofWheels), maxRemovals, allowsSharedChannel())),
                UpkeepParameters.quota(quota));
    }

    private boolean allowsSharedChannel() {
        return ParameterParser.flag("allowSharedChannel", allowSharedChannel, ParameterDefaults.ALLOW_SHARED_CHANNEL);
    }

    private IfNothingNew ifNothingNew() {
        return ParameterParser.flag("failIfNothingNew", failIfNothingNew, ParameterDefaults.FAIL_IF_NOTHING_NEW)
                ? IfNothingNew.FAIL
                : IfNothingNew.WARN;
    }

    final boolean failsIfNoWheels() {
        return ParameterParser.flag("failIfNoWheels", failIfNoWheels, ParameterDefaults.FAIL_IF_NO_WHEELS);
    }

    final boolean isRepublishing() {
        return ParameterParser.flag("republish", republish, ParameterDefaults.REPUBLISH);
    }

    final boolean isAtEnd() {
        return ParameterParser.flag("publishAtEnd", publishAtEnd, ParameterDefaults.PUBLISH_AT_END);
    }

    /** Where the modules have their wheels. */
    final ModuleWheelSearch places() {
        return new ModuleWheelSearch(
                wheelDirectory.toPath(),
                ParameterParser.patterns("includes", includes),
                ParameterParser.patterns("excludes", excludes));
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that look after a channel: which projects, and the rule of what is kept. */
abstract class AbstractUpkeepMojo extends AbstractChannelMojo {

    /**
     * The names of the projects, spelled as in their wheels; <code>*</code> for all that the channel has. If none is named,
     * those of the wheels in the build directories.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.projects")
    List<String> projects;

    /**
     * The labels that the rule is about: a file that has another label is kept. A directory channel has no labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.labels", defaultValue = ParameterDefaults.LABELS)
    List<String> labels;

    /**
     * How many of the newest versions are kept, for each platform tag with each Python: at least 1. Newest by upload time and
     * by version; what only one of the two counts is kept.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.keepVersions")
    @Nullable
    Integer keepVersions;

    /**
     * For how many days everything is kept, counted as 24 hours each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.keepDays")
    @Nullable
    Integer keepDays;

    /**
     * Whether a version is kept whole as long as one of its files is kept.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.keepWhole", defaultValue = ParameterDefaults.KEEP_WHOLE)
    @Nullable
    String keepWhole;

    /**
     * Whether versions that are neither development releases nor pre-releases are treated like others; otherwise all of them
     * are kept.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.pruneReleases", defaultValue = ParameterDefaults.PRUNE_RELEASES)
    @Nullable
    String pruneReleases;

    AbstractUpkeepMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** The rule that the parameters give. */
    final RetentionPolicy policy() {
        return UpkeepParameters.policy(
                keepVersions,
                keepDays,
                ParameterParser.flag("keepWhole", keepWhole, ParameterDefaults.KEEP_WHOLE),
                ParameterParser.flag("pruneReleases", pruneReleases, ParameterDefaults.PRUNE_RELEASES),
                labels);
    }

    /**
     * Refuses to run on the command line for another channel than an execution of the goal has, and with parameters that have no
     * meaning for the channel.
     *
     * @throws FailureException if it is so
     */
    final void requireMeant() {
        List<String> given = ParameterParser.texts(labels);
        requireMeant(channelIdentity(given), Optional.empty());
        parametersOf(channelSettings()).requireMeaning(given);
    }

    /**
     * The projects that the parameter names, or those of the build.
     *
     * @throws FailureException if there are none
     */
    final ProjectSelection selection() {
        return UpkeepParameters.selection(projects, this::builtProjects);
    }
}

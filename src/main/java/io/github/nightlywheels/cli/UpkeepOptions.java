package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that look after a channel: which projects, and the rule of what is kept. */
final class UpkeepOptions {
    @Option(
            names = "--projects",
            paramLabel = "NAME",
            split = ",",
            description = "The projects, or '*' for all that the channel has; if none is named, those of the wheels.")
    @Nullable
    List<String> projects;

    @Option(
            names = "--labels",
            paramLabel = "LABEL",
            split = ",",
            defaultValue = ParameterDefaults.LABELS,
            description = "The labels that the rule is about: a file that has another label is kept.")
    List<String> labels;

    @Option(
            names = "--keep-versions",
            paramLabel = "COUNT",
            description = "How many of the newest versions are kept, for each platform tag with each Python.")
    @Nullable
    Integer keepVersions;

    @Option(names = "--keep-days", paramLabel = "DAYS", description = "For how many days everything is kept.")
    @Nullable
    Integer keepDays;

    @Option(
            names = "--keep-whole",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.KEEP_WHOLE,
            description = "Whether a version is kept whole as long as one of its files is kept.")
    boolean keepWhole;

    @Option(
            names = "--prune-releases",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.PRUNE_RELEASES,
            description = "Treat versions that are neither development releases nor pre-releases like others.")
    boolean pruneReleases;

    /**
     * The rule.
     *
     * @throws FailureException if a value is out of its bounds
     */
    RetentionPolicy policy() {
        return UpkeepParameters.policy(keepVersions, keepDays, keepWhole, pruneReleases, labels);
    }

    /**
     * The projects that are named, or those of the wheels.
     *
     * @throws FailureException if there are none
     */
    ProjectSelection selection(Supplier<List<ProjectName>> ofWheels) {
        return UpkeepParameters.selection(projects, ofWheels);
    }
}

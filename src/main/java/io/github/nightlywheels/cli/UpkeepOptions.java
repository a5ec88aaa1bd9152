package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.function.Supplier;

/** The options of the commands that look after a channel: which projects, and the rule of what is kept. */
final class UpkeepOptions {
    private final Option<List<String>> projects;
    private final Option<List<String>> labels;
    private final Option<Integer> keepVersions;
    private final Option<Integer> keepDays;
    private final Option<Boolean> keepWhole;
    private final Option<Boolean> pruneReleases;

    UpkeepOptions(CommandOptions options) {
        projects = options.texts(
                "--projects",
                "NAME",
                "The projects, or '*' for all that the channel has; if none is named, those of the wheels.");
        labels = options.texts(
                "--labels",
                "LABEL",
                ParameterDefaults.LABELS,
                "The labels that the rule is about: a file that has another label is kept.");
        keepVersions = options.number(
                "--keep-versions",
                "COUNT",
                "How many of the newest versions are kept, for each platform tag with each Python.");
        keepDays = options.number("--keep-days", "DAYS", "For how many days everything is kept.");
        keepWhole = options.flag(
                "--keep-whole",
                ParameterDefaults.KEEP_WHOLE,
                "Whether a version is kept whole as long as one of its files is kept.");
        pruneReleases = options.flag(
                "--prune-releases",
                ParameterDefaults.PRUNE_RELEASES,
                "Treat versions that are neither development releases nor pre-releases like others.");
    }

    /** The labels that the rule is about. */
    List<String> labels() {
        return labels.value();
    }

    /**
     * The rule.
     *
     * @throws FailureException if a value is out of its bounds
     */
    RetentionPolicy policy() {
        return UpkeepParameters.policy(
                keepVersions.find().orElse(null),
                keepDays.find().orElse(null),
                keepWhole.value(),
                pruneReleases.value(),
                labels());
    }

    /**
     * The projects that are named, or those of the wheels.
     *
     * @throws FailureException if there are none
     */
    ProjectSelection selection(Supplier<List<ProjectName>> ofWheels) {
        return UpkeepParameters.selection(projects.find().orElse(List.of()), ofWheels);
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.engine.WheelProjects;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that look after a channel: which projects, and the rule of what is kept. */
abstract class AbstractUpkeepMojo extends AbstractNightlyMojo {

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
        return new RetentionPolicy(
                keepVersions == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(ParameterParser.atLeast(1, "keepVersions", keepVersions)),
                keepDays == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(ParameterParser.atLeast(0, "keepDays", keepDays)),
                ParameterParser.flag("keepWhole", keepWhole, ParameterDefaults.KEEP_WHOLE)
                        ? RetentionPolicy.Unit.VERSION
                        : RetentionPolicy.Unit.FILE,
                ParameterParser.flag("pruneReleases", pruneReleases, ParameterDefaults.PRUNE_RELEASES)
                        ? RetentionPolicy.Releases.PRUNE
                        : RetentionPolicy.Releases.KEEP,
                Set.copyOf(ParameterParser.texts(labels)));
    }

    /**
     * The projects that the parameter names, or those of the build.
     *
     * @throws FailureException if there are none
     */
    final ProjectSelection selection() {
        List<String> named = ParameterParser.texts(projects);
        if (named.contains(ProjectSelection.ALL)) {
            return ProjectSelection.all();
        }
        List<ProjectName> names = named.isEmpty()
                ? builtProjects()
                : named.stream().map(ProjectName::new).toList();
        if (names.isEmpty()) {
            throw ParameterParser.invalid(
                    "projects",
                    "",
                    "names of projects, or * for all, as the build directory has no wheels to take them from");
        }
        return ProjectSelection.of(names);
    }

    private List<ProjectName> builtProjects() {
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

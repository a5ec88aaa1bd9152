package io.github.nightlywheels.frontend;

import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.engine.PruneSettings;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters about the room on a channel mean. All methods throw a {@link FailureException} with {@link
 * ConfigurationFailure.InvalidParameter} for a value that cannot be used.
 */
public final class UpkeepParameters {
    private UpkeepParameters() {}

    /** The rule that {@code prune} and {@code channel-status} are given. */
    public static RetentionPolicy policy(
            @Nullable Integer keepVersions,
            @Nullable Integer keepDays,
            boolean keepWhole,
            boolean pruneReleases,
            List<String> labels) {
        return new RetentionPolicy(
                atLeast(1, "keepVersions", keepVersions),
                atLeast(0, "keepDays", keepDays),
                keepWhole ? RetentionPolicy.Unit.VERSION : RetentionPolicy.Unit.FILE,
                pruneReleases ? RetentionPolicy.Releases.PRUNE : RetentionPolicy.Releases.KEEP,
                Set.copyOf(ParameterParser.labels(labels)));
    }

    /** The rule that a publication is given, which only counts versions. */
    public static RetentionPolicy policy(int keepVersions, List<String> labels) {
        return RetentionPolicy.of(atLeast(1, "keepVersions", keepVersions), OptionalInt.empty(), Set.copyOf(labels));
    }

    /** How to remove what a rule does not keep. */
    public static PruneSettings settings(RetentionPolicy policy, int maxRemovals, boolean allowSharedChannel) {
        return new PruneSettings(
                policy,
                ParameterParser.atLeast(1, "maxRemovals", maxRemovals),
                allowSharedChannel ? PruneSettings.SharedChannels.ALLOWED : PruneSettings.SharedChannels.REFUSED);
    }

    /** How many bytes may be taken. */
    public static OptionalLong quota(@Nullable String quota) {
        return quota == null ? OptionalLong.empty() : OptionalLong.of(ParameterParser.bytes("quota", quota));
    }

    /** A number that need not be given. */
    public static OptionalInt atLeast(int least, String parameter, @Nullable Integer value) {
        return value == null
                ? OptionalInt.empty()
                : OptionalInt.of(ParameterParser.atLeast(least, parameter, value.intValue()));
    }

    /** The projects that are named, or else those of the wheels that are at hand; may be none. */
    public static List<ProjectName> names(@Nullable List<String> projects, Supplier<List<ProjectName>> ofWheels) {
        List<ProjectName> named =
                ParameterParser.texts(projects).stream().map(ProjectName::new).toList();
        return named.isEmpty() ? ofWheels.get() : named;
    }

    /** The projects that are named, or else those of the wheels that are at hand. */
    public static ProjectSelection selection(@Nullable List<String> projects, Supplier<List<ProjectName>> ofWheels) {
        if (ParameterParser.texts(projects).contains(ProjectSelection.ALL)) {
            return ProjectSelection.all();
        }
        List<ProjectName> names = names(projects, ofWheels);
        if (names.isEmpty()) {
            throw ParameterParser.invalid(
                    "projects", "", "names of projects, or * for all, as there are no wheels to take them from");
        }
        return ProjectSelection.of(names);
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.prune.RetentionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What pruning did, or would do.
 *
 * @param channel the channel
 * @param policy what was kept
 * @param mode whether anything was to be removed
 * @param time the time that ages were counted to
 * @param projects each project, sorted
 * @param warnings what should be known, a sentence each
 * @param failure why not all was removed that was to be
 */
public record PruneResult(
        ChannelDescription channel,
        RetentionPolicy policy,
        PruneMode mode,
        Instant time,
        List<ProjectPruning> projects,
        List<String> warnings,
        Optional<FailureException> failure) {
    public PruneResult {
        projects = List.copyOf(projects);
        warnings = List.copyOf(warnings);
    }

    /** Whether removing takes a token. */
    public boolean needsToken() {
        return channel.has(ChannelTrait.NEEDS_TOKEN);
    }

    /** What is true on the channel of the files that were to go. */
    public ChannelState state() {
        return ProjectPruning.state(projects);
    }

    /** The same of several. */
    static ChannelState state(List<PruneResult> prunes) {
        return prunes.stream().map(PruneResult::state).reduce(ChannelState.untouched(), ChannelState::and);
    }

    /** How many files the rule lets go. */
    public int filesToRemove() {
        return projects.stream().mapToInt(project -> project.removed().size()).sum();
    }

    /** How many bytes those have. */
    public long bytesToRemove() {
        return projects.stream().mapToLong(ProjectPruning::bytesToRemove).sum();
    }

    /** How many bytes the files had that are gone, whoever removed them. */
    long bytesGone() {
        return projects.stream().mapToLong(ProjectPruning::bytesGone).sum();
    }

    /** How many bytes the files had that were removed. */
    public long bytesFreed() {
        return projects.stream().mapToLong(ProjectPruning::bytesFreed).sum();
    }
}

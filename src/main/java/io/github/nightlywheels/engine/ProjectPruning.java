package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.prune.FileVerdict;
import io.github.nightlywheels.prune.PrunePlan;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What pruning did with one project, or would do.
 *
 * @param plan what the rule says of its files
 * @param doubts why nothing of it is removed whatever the rule says, a clause each
 * @param results what became of the files that were to go; none where nothing was removed
 */
public record ProjectPruning(PrunePlan plan, List<String> doubts, List<RemovalResult> results) {
    public ProjectPruning {
        doubts = List.copyOf(doubts);
        results = List.copyOf(results);
    }

    /** A project of which nothing was removed yet. */
    static ProjectPruning planned(ProjectStatus status) {
        return new ProjectPruning(status.plan(), status.doubts(), List.of());
    }

    ProjectPruning with(List<RemovalResult> done) {
        return new ProjectPruning(plan, doubts, done);
    }

    /** The same, of which nothing is removed for one more reason. */
    ProjectPruning doubting(String why) {
        return new ProjectPruning(
                plan, Stream.concat(doubts.stream(), Stream.of(why)).toList(), results);
    }

    public ProjectName project() {
        return plan.project();
    }

    /** The files that are to go, the oldest first; none of a project in doubt. */
    public List<FileVerdict> removed() {
        return doubts.isEmpty() ? plan.removed() : List.of();
    }

    /** The same as removals from the channel. */
    List<Removal> removals() {
        return removed().stream()
                .map(verdict -> new Removal(new Release(project(), verdict.version()), verdict.file()))
                .toList();
    }

    /** What is true on the channel of the files that were to go. */
    static ChannelState state(List<ProjectPruning> projects) {
        return ChannelState.pruned(
                filenames(projects, RemovalOutcome.REMOVED), filenames(projects, RemovalOutcome.UNKNOWN));
    }

    private static List<String> filenames(List<ProjectPruning> projects, RemovalOutcome outcome) {
        return projects.stream()
                .flatMap(project -> project.results().stream())
                .filter(result -> result.outcome() == outcome)
                .map(RemovalResult::filename)
                .toList();
    }

    /** The files that stay by the rule, or because the project is in doubt. */
    public List<FileVerdict> kept() {
        return doubts.isEmpty()
                ? plan.kept()
                : plan.verdicts().stream().map(FileVerdict::kept).toList();
    }

    /** How many bytes are to go. */
    public long bytesToRemove() {
        return removed().stream()
                .mapToLong(verdict -> verdict.file().size().orElse(0))
                .sum();
    }

    /** How many bytes the files had that were removed. */
    public long bytesFreed() {
        return bytes(RemovalOutcome.REMOVED);
    }

    /** How many bytes the files had that are gone, whoever removed them. */
    long bytesGone() {
        return bytes(RemovalOutcome.REMOVED) + bytes(RemovalOutcome.GONE_BEFORE);
    }

    private long bytes(RemovalOutcome outcome) {
        return results.stream()
                .filter(result -> result.outcome() == outcome)
                .mapToLong(result -> result.removal().file().size().orElse(0))
                .sum();
    }
}

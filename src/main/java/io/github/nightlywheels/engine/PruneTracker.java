package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UpkeepFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows at any moment how far the prunings of a run are: for one that is stopped from outside. */
public final class PruneTracker implements RemovalListener {
    private final List<PruneResult> ended = new ArrayList<>();
    private final Map<Removal, RemovalResult> results = new HashMap<>();
    private Optional<PruneResult> planned = Optional.empty();

    /** Files are about to be removed. */
    public synchronized void pruning(PruneResult result) {
        planned = Optional.of(result);
        results.clear();
    }

    /** A pruning has ended, well or not. */
    public synchronized void pruned(PruneResult result) {
        planned = Optional.empty();
        ended.add(result);
    }

    @Override
    public synchronized void removing(Removal removal) {
        results.put(removal, RemovalResult.of(removal, RemovalOutcome.UNKNOWN));
    }

    @Override
    public synchronized void removed(RemovalResult result) {
        results.put(result.removal(), result);
    }

    /** What is known if the run ends now: of each pruning that has ended, and of one that has not. */
    public synchronized List<PruneResult> stopped() {
        return Stream.concat(ended.stream(), planned.map(this::soFar).stream()).toList();
    }

    private PruneResult soFar(PruneResult plan) {
        List<ProjectPruning> projects = plan.projects().stream()
                .map(project -> project.with(
                        project.removals().stream().map(this::result).toList()))
                .toList();
        return new PruneResult(
                plan.channel(),
                plan.policy(),
                plan.mode(),
                plan.time(),
                projects,
                plan.warnings(),
                hasEnded(projects)
                        ? Optional.empty()
                        : Optional.of(new FailureException(
                                new UpkeepFailure.PruningStopped(plan.channel().name()),
                                ProjectPruning.state(projects))));
    }

    /** Whether the run was stopped in what came after it. */
    private static boolean hasEnded(List<ProjectPruning> projects) {
        return projects.stream()
                .flatMap(project -> project.results().stream())
                .noneMatch(result -> result.outcome().isFailure());
    }

    private RemovalResult result(Removal removal) {
        return results.getOrDefault(removal, RemovalResult.of(removal, RemovalOutcome.NOT_TRIED));
    }
}

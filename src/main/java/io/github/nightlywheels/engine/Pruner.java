package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.DeletableChannel;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.prune.ListingCheck;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Prunes a channel that is open. A project is read once to say what would go. Before anything is removed it is read a second
 * time: of a project whose list is odd, or another than before, nothing is removed.
 *
 * @param channel the channel
 * @param description the channel, as reports name it
 * @param settings what is kept, and how much may go
 * @param threads how many projects at once
 * @param listener hears of what is removed
 * @param warning hears what should be known at once, a sentence each
 */
record Pruner(
        DeletableChannel channel,
        ChannelDescription description,
        PruneSettings settings,
        int threads,
        EngineListener listener,
        Consumer<String> warning) {

    /**
     * Prunes.
     *
     * @param published the filenames that this run has put there, or is to put there
     * @throws FailureException if it is not known which projects there are, or none of them could be read
     */
    PruneResult run(ProjectSelection projects, PruneMode mode, Set<String> published, Instant now) {
        ProjectReader reader = new ProjectReader(channel, settings.policy(), published, now);
        List<ProjectStatus> first = reader.read(projects, threads);
        requireAnyRead(first);
        List<String> more = new ArrayList<>();
        if (published.isEmpty()) {
            first.stream()
                    .filter(ProjectStatus::isAbsent)
                    .map(project -> description.name() + " has no project " + project.project())
                    .forEach(more::add);
        }
        List<ProjectPruning> planned =
                first.stream().map(ProjectPruning::planned).toList();
        if (mode == PruneMode.LIST) {
            tooMany(planned).map(failure -> failure.failure().problem()).ifPresent(more::add);
            return result(mode, now, planned, more, Optional.empty());
        }
        Optional<FailureException> tooMany = tooMany(planned);
        if (tooMany.isPresent()) {
            return result(mode, now, planned, more, tooMany);
        }
        List<ProjectPruning> confirmed = confirm(reader, first);
        boolean removes =
                confirmed.stream().anyMatch(project -> !project.removed().isEmpty());
        if (removes) {
            listener.pruning(
                    new PruneResult(description, settings.policy(), mode, now, confirmed, List.of(), Optional.empty()));
        }
        List<ProjectPruning> done = remove(confirmed);
        PruneResult result = result(mode, now, done, more, failure(done));
        if (removes) {
            listener.pruned(result);
        }
        return result;
    }

    private PruneResult result(
            PruneMode mode,
            Instant now,
            List<ProjectPruning> projects,
            List<String> more,
            Optional<FailureException> failure) {
        List<String> warnings = new ArrayList<>(more);
        for (ProjectPruning project : projects) {
            warnings.addAll(project.plan().warnings());
            if (!project.doubts().isEmpty()) {
                warnings.add("nothing of " + project.project() + " is removed: " + String.join("; ", project.doubts()));
            }
            project.results().stream()
                    .filter(result -> result.outcome() == RemovalOutcome.CHANGED)
                    .forEach(result -> warnings.add(result.removal().file().filename()
                            + " is no longer what it was when its removal was decided, and stays"));
        }
        warnings.forEach(warning);
        return new PruneResult(description, settings.policy(), mode, now, projects, warnings, failure);
    }

    /** That a project cannot be read saves it; that none can is a failure. */
    private static void requireAnyRead(List<ProjectStatus> projects) {
        List<FailureException> failures =
                projects.stream().flatMap(project -> project.failure().stream()).toList();
        if (!failures.isEmpty() && failures.size() == projects.size()) {
            throw failures.get(0);
        }
    }

    private Optional<FailureException> tooMany(List<ProjectPruning> projects) {
        int files =
                projects.stream().mapToInt(project -> project.removed().size()).sum();
        return files > settings.maxRemovals()
                ? Optional.of(new FailureException(
                        new UpkeepFailure.TooManyRemovals(description.name(), files, settings.maxRemovals())))
                : Optional.empty();
    }

    /** Reads each project that something would be removed of once more; all of them before anything is removed. */
    private List<ProjectPruning> confirm(ProjectReader reader, List<ProjectStatus> first) {
        try (ParallelRunner tasks = new ParallelRunner(threads)) {
            return tasks.each(first, project -> {
                ProjectPruning planned = ProjectPruning.planned(project);
                return planned.removed().isEmpty() ? planned : confirm(project, reader.read(project.project()));
            });
        }
    }

    private static ProjectPruning confirm(ProjectStatus first, ProjectStatus second) {
        ProjectPruning again = ProjectPruning.planned(second);
        if (second.listing().isEmpty()) {
            return ProjectPruning.planned(first)
                    .doubting(
                            again.doubts().isEmpty()
                                    ? "it is gone at the second reading"
                                    : again.doubts().get(0));
        }
        return ListingCheck.change(
                        first.listing().orElseThrow(), second.listing().orElseThrow())
                .map(again::doubting)
                .orElse(again);
    }

    private List<ProjectPruning> remove(List<ProjectPruning> projects) {
        List<Removal> removals = projects.stream()
                .flatMap(project -> project.removals().stream())
                .toList();
        if (removals.isEmpty()) {
            return projects;
        }
        Map<ProjectName, List<RemovalResult>> results = channel.remove(removals, listener).stream()
                .collect(Collectors.groupingBy(
                        result -> result.removal().release().project()));
        return projects.stream()
                .map(project -> project.with(results.getOrDefault(project.project(), List.of())))
                .toList();
    }

    /** If the thread was told to stop, that is the reason, whatever the single files say. */
    private Optional<FailureException> failure(List<ProjectPruning> projects) {
        List<RemovalResult> failed = projects.stream()
                .flatMap(project -> project.results().stream())
                .filter(result -> result.outcome().isFailure())
                .toList();
        return failed.stream()
                .flatMap(result -> result.exception().stream())
                .findFirst()
                .map(first -> new FailureException(
                        Thread.currentThread().isInterrupted()
                                ? new UpkeepFailure.PruningStopped(description.name())
                                : new UpkeepFailure.RemovalsFailed(
                                        description.name(),
                                        filenames(failed, result -> result.outcome() != RemovalOutcome.UNKNOWN),
                                        filenames(failed, result -> result.outcome() == RemovalOutcome.UNKNOWN),
                                        first.failure()),
                        ProjectPruning.state(projects),
                        first));
    }

    private static List<String> filenames(List<RemovalResult> results, Predicate<RemovalResult> which) {
        return results.stream().filter(which).map(RemovalResult::filename).toList();
    }
}

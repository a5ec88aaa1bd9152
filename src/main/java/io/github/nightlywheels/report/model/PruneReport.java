package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.engine.ProjectPruning;
import io.github.nightlywheels.engine.PruneMode;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.prune.FileVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pruning did, or would do.
 *
 * @param trigger what pruned
 * @param channel the channel
 * @param rule what is kept
 * @param isConfirmed whether anything was to be removed
 * @param removed the files that were to go, or would
 * @param kept the files that stay
 * @param doubts the projects of which nothing is removed whatever the rule says
 * @param removableBytes how many bytes the files have that were to go
 * @param freedBytes how many bytes those had that are gone
 * @param warnings what should be known, a sentence each
 * @param failure why not all went that was to go
 */
public record PruneReport(
        Trigger trigger,
        ChannelInfo channel,
        RetentionReport rule,
        boolean isConfirmed,
        List<RemovedFile> removed,
        List<KeptFile> kept,
        List<Doubt> doubts,
        long removableBytes,
        long freedBytes,
        List<String> warnings,
        Optional<Problem> failure) {
    public PruneReport {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        doubts = List.copyOf(doubts);
        warnings = List.copyOf(warnings);
    }

    /** What pruned. */
    public enum Trigger {
        /** A job of its own, which fails if the pruning does. */
        PRUNE,
        /** A publication, which is as good as it was if the pruning fails. */
        PUBLICATION;

        /** Its name in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A file that was to go.
     *
     * @param reason why, as a clause
     * @param outcome what became of it, such as {@code removed}
     */
    public record RemovedFile(
            String project, String version, String filename, OptionalLong size, String reason, String outcome) {}

    /**
     * A file that stays.
     *
     * @param reason the name of the reason
     * @param words the reason as a clause
     */
    public record KeptFile(
            String project, String version, String filename, OptionalLong size, String reason, String words) {}

    /** Why nothing of a project is removed, a clause. */
    public record Doubt(String project, String doubt) {}

    /** The report of what was done. */
    public static PruneReport of(PruneResult result, Trigger trigger, ParameterNames names) {
        return new PruneReport(
                trigger,
                ChannelInfo.of(result.channel()),
                RetentionReport.of(result.policy()),
                result.mode() == PruneMode.REMOVE,
                result.projects().stream()
                        .flatMap(project -> removed(project, result.mode()))
                        .toList(),
                result.projects().stream().flatMap(PruneReport::kept).toList(),
                result.projects().stream()
                        .flatMap(project -> project.doubts().stream()
                                .map(doubt -> new Doubt(project.project().text(), doubt)))
                        .toList(),
                result.bytesToRemove(),
                result.bytesFreed(),
                result.warnings(),
                result.failure().map(failure -> Problem.of(failure.failure(), names)));
    }

    private static Stream<RemovedFile> removed(ProjectPruning project, PruneMode mode) {
        Map<String, RemovalResult> results = project.results().stream()
                .collect(Collectors.toMap(result -> result.removal().file().filename(), Function.identity()));
        return project.removed().stream()
                .map(verdict -> new RemovedFile(
                        project.project().text(),
                        verdict.version(),
                        verdict.file().filename(),
                        verdict.file().size(),
                        verdict.words(),
                        Optional.ofNullable(results.get(verdict.file().filename()))
                                .map(result -> result.outcome().word())
                                .orElse(mode == PruneMode.LIST ? "would-remove" : RemovalOutcome.NOT_TRIED.word())));
    }

    private static Stream<KeptFile> kept(ProjectPruning project) {
        return project.kept().stream().map(verdict -> kept(project, verdict));
    }

    private static KeptFile kept(ProjectPruning project, FileVerdict verdict) {
        return new KeptFile(
                project.project().text(),
                verdict.version(),
                verdict.file().filename(),
                verdict.file().size(),
                verdict.reason().code(),
                verdict.words());
    }

    /** How many files had this outcome. */
    public long count(String outcome) {
        return removed.stream().filter(file -> file.outcome().equals(outcome)).count();
    }

    /** What it came to. */
    public PruneOutcome outcome() {
        if (failure.isPresent()) {
            return PruneOutcome.FAILED;
        }
        return !isConfirmed
                ? PruneOutcome.LISTED
                : removed.isEmpty() ? PruneOutcome.NOTHING_TO_REMOVE : PruneOutcome.REMOVED;
    }

    /** Whether the run failed by it. */
    public boolean failsTheRun() {
        return failure.isPresent() && trigger == Trigger.PRUNE;
    }

    /** How bad it is. */
    public Severity severity() {
        return failure.isPresent()
                ? failsTheRun() ? Severity.ERROR : Severity.WARNING
                : !warnings.isEmpty() ? Severity.WARNING : isConfirmed ? Severity.OK : Severity.INFO;
    }

    /** The report in one line. */
    public String title() {
        return PruneText.title(this);
    }
}

package io.github.nightlywheels.report.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a build did.
 *
 * @param time when it was written
 * @param plugin the plugin's version
 * @param build which build it was
 * @param reports what was published, or was to be: one for each channel and way of publishing
 * @param prunes what was pruned, or would be
 * @param access what a check of the access found, if it is to stand above all else; a page without reports needs it
 */
public record RunReport(
        Instant time,
        String plugin,
        BuildInfo build,
        List<PublishReport> reports,
        Optional<AccessResult> access,
        List<PruneReport> prunes) {
    /** The version of the JSON form; raised when a field is removed or changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    public RunReport {
        reports = List.copyOf(reports);
        prunes = List.copyOf(prunes);
    }

    /** Whether nothing failed; that a channel could not be pruned after a publication is no failure of the run. */
    public boolean isSuccess() {
        return reports.stream().allMatch(report -> report.failure().isEmpty())
                && prunes.stream().noneMatch(PruneReport::failsTheRun);
    }
}

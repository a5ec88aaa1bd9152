package io.github.nightlywheels.frontend;

import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.report.ReportWriter;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.ci.PruneTable;
import io.github.nightlywheels.report.json.KilledRun;
import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.PruneText;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells of publications wherever it is read: on the console, in files, and to GitHub Actions. That a file cannot be written
 * fails nothing.
 *
 * @param directory where the files are written to
 * @param build which build it is
 * @param console the console
 * @param actions GitHub Actions, if it is there
 */
public record ReportOutput(Path directory, BuildInfo build, Console console, GitHubActions actions) {

    /** Whether there is anything to report of: wheels, or why there are none. */
    public static boolean isWorthAReport(PublishReport report) {
        return !report.wheels().isEmpty() || report.failure().isPresent();
    }

    /** Removes what an earlier run left before {@code start}: this one may end before it has anything to report. */
    public void removeOlderThan(Instant start) {
        KilledRun.read(directory.resolve(ReportWriter.JSON)).ifPresent(run -> console.warn(run.sentence()));
        try {
            new ReportWriter(directory).removeOlderThan(start);
        } catch (IOException | RuntimeException e) {
            console.warn("An old report in " + directory + " could not be removed: " + IoErrors.words(e));
        }
    }

    /** Says how many of how many wheels were published. */
    public void sum(PublishReport report) {
        console.info(Headline.of(report).sentence());
    }

    /** The run as its report tells of it, at this time. */
    public RunReport run(Instant now, List<PublishReport> all) {
        return run(now, all, List.of());
    }

    /** The run as its report tells of it, with what was pruned. */
    public RunReport run(Instant now, List<PublishReport> all, List<PruneReport> prunes) {
        return new RunReport(now, PluginVersion.text(), build, all, Optional.empty(), prunes);
    }

    /**
     * Shows what was pruned, or would be: on the console, in the files, and to GitHub Actions. After a publication, the files are
     * those of the publication, which are written when all of it is shown.
     *
     * @param all everything that the run published
     * @param prunes everything that it pruned, this one included
     */
    public void show(Instant now, PruneReport prune, List<PublishReport> all, List<PruneReport> prunes) {
        PruneText.lines(prune).forEach(console::info);
        prune.failure().ifPresent(prune.failsTheRun() ? actions::failed : actions::warned);
        prune.warnings().forEach(actions::warned);
        try {
            actions.summary(new PruneTable(prune).markdown());
            if (prune.trigger() == PruneReport.Trigger.PRUNE) {
                new ReportWriter(directory).write(run(now, all, prunes));
                console.info("Report: " + directory.resolve(ReportWriter.HTML));
            }
        } catch (IOException | RuntimeException e) {
            console.warn("The report could not be written: " + IoErrors.words(e));
        }
    }

    /**
     * Writes the page anew with what a check of the access found at its head: why nothing can be published is the newest word,
     * whatever was published before.
     *
     * @param all everything else that the run reports
     * @param prunes everything that it pruned apart from that
     */
    public void write(Instant now, AccessResult access, List<PublishReport> all, List<PruneReport> prunes) {
        try {
            new ReportWriter(directory)
                    .write(new RunReport(now, PluginVersion.text(), build, all, Optional.of(access), prunes));
            console.info("Report: " + directory.resolve(ReportWriter.HTML));
        } catch (IOException | RuntimeException e) {
            console.warn("The report could not be written: " + IoErrors.words(e));
        }
    }

    /**
     * Writes down what is so if the process is killed now, for the next run to tell of. The report of the run's end takes its
     * place.
     *
     * @param all everything that the run published
     * @param prunes everything that it pruned
     */
    public void writeAhead(Instant now, List<PublishReport> all, List<PruneReport> prunes) {
        try {
            new ReportWriter(directory).writeAhead(run(now, all, prunes));
        } catch (IOException | RuntimeException e) {
            console.debug("What is so in the middle of the run could not be written down: " + e);
        }
    }

    /**
     * Writes the files, and says where.
     *
     * @param all everything that the run reports
     * @param prunes everything that it pruned apart from that
     * @param added the part of it that GitHub Actions was not shown yet
     */
    public void write(Instant now, List<PublishReport> all, List<PruneReport> prunes, List<PublishReport> added) {
        try {
            new ReportWriter(directory).write(run(now, all, prunes));
            for (PublishReport report : added) {
                actions.show(report, now);
            }
            console.info("Report: " + directory.resolve(ReportWriter.HTML));
        } catch (IOException | RuntimeException e) {
            console.warn("The report could not be written: " + IoErrors.words(e));
        }
    }
}

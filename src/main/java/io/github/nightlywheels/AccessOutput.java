package io.github.nightlywheels;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureBlock;
import io.github.nightlywheels.report.AccessJson;
import io.github.nightlywheels.report.AccessTable;
import io.github.nightlywheels.report.GitHubActions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells of an access report wherever it is read: on the console, in a file, and to GitHub Actions.
 *
 * @param log the console
 * @param file where the report is written to
 * @param actions GitHub Actions, if it is there
 */
record AccessOutput(Log log, Path file, GitHubActions actions) {

    /** Everything: the table, a block for each warning, and for each problem that is not going to be thrown. */
    void show(AccessReport report, List<Failure> thrown) {
        log.info("Access to " + report.organization() + " (" + report.apiUrl() + "):");
        new AccessTable(report).lines().forEach(log::info);
        for (Failure problem : report.failures(Verdict.PROBLEM)) {
            if (thrown.size() != 1 || !thrown.contains(problem)) {
                log.error(block(report, problem));
            }
        }
        report.failures(Verdict.WARNING).forEach(warning -> log.warn(block(report, warning)));
        write(report);
        try {
            actions.summary(new AccessTable(report).markdown());
        } catch (IOException e) {
            log.warn("the summary of the step could not be written: " + e.getMessage());
        }
    }

    /** What a publication should say before it goes on: only what is not as it should be. */
    void showConcerns(AccessReport report) {
        List<Failure> obstacles = report.obstacles();
        report.failures(Verdict.PROBLEM).stream()
                .filter(problem -> !obstacles.contains(problem))
                .forEach(problem -> log.warn(block(report, problem)));
        report.failures(Verdict.WARNING).forEach(warning -> log.warn(block(report, warning)));
        write(report);
    }

    private void write(AccessReport report) {
        report.failures(Verdict.PROBLEM)
                .forEach(problem -> actions.error(title(problem), problem.problem() + "\nRemedy: " + problem.remedy()));
        if (log.isWarnEnabled()) {
            report.failures(Verdict.WARNING)
                    .forEach(warning ->
                            actions.warning(title(warning), warning.problem() + "\nRemedy: " + warning.remedy()));
        }
        try {
            new AccessJson(report).write(file);
        } catch (IOException e) {
            log.warn(file + " could not be written: " + e.getMessage());
        }
    }

    private static String title(Failure failure) {
        return "nightly wheels: " + failure.code();
    }

    private static String block(AccessReport report, Failure failure) {
        return FailureBlock.of(failure, report.organization(), ChannelState.untouched());
    }
}

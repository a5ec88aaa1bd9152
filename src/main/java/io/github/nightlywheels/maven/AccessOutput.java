package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.report.ReportWriter;
import io.github.nightlywheels.report.ci.AccessTable;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.model.AccessResult;
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
    private static final ParameterNames NAMES = new MavenParameterNames();

    /** Everything: the table, and a block for each problem and warning but for one that is thrown, and so shown, alone. */
    void show(AccessReport report, List<Failure> thrown) {
        List<Failure> problems = report.failures(Verdict.PROBLEM);
        List<Failure> warnings = report.failures(Verdict.WARNING);
        List<Failure> shownAnyway = thrown.size() == 1 ? thrown : List.of();
        log.info("Access to " + report.organization() + " (" + report.apiUrl() + "): "
                + report.verdict().text());
        new AccessTable(AccessResult.of(report, NAMES)).lines().forEach(log::info);
        without(shownAnyway, problems).forEach(problem -> log.error(block(report.organization(), problem)));
        without(shownAnyway, warnings).forEach(warning -> showConcern(report.organization(), warning));
        problems.forEach(problem -> actions.error(title(problem), words(problem)));
        warnings.forEach(warning -> actions.warning(title(warning), words(warning)));
        write(report);
        try {
            actions.summary(new AccessTable(AccessResult.of(report, NAMES)).markdown());
        } catch (IOException e) {
            log.warn("the summary of the step could not be written: " + e.getMessage());
        }
    }

    /** Says what is not as it should be. */
    private void showConcern(String organization, Failure concern) {
        log.warn(block(organization, concern));
    }

    /** Writes the file. */
    void write(AccessReport report) {
        try {
            new ReportWriter(file.resolveSibling("")).write(AccessResult.of(report, NAMES));
        } catch (IOException e) {
            log.warn(file + " could not be written: " + e.getMessage());
        }
    }

    private static List<Failure> without(List<Failure> some, List<Failure> all) {
        return all.stream().filter(failure -> !some.contains(failure)).toList();
    }

    private static String words(Failure failure) {
        return failure.problem() + "\nRemedy: " + failure.remedy(NAMES);
    }

    private static String title(Failure failure) {
        return "nightly wheels: " + failure.code();
    }

    private static String block(String organization, Failure failure) {
        return FailureFormatter.of(failure, organization, ChannelState.untouched(), NAMES);
    }
}

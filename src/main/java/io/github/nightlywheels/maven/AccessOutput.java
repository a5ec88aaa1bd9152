package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.report.ci.AccessTable;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.json.AccessJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        new AccessTable(report, NAMES).lines().forEach(log::info);
        without(shownAnyway, problems)
                .forEach(problem -> lines(report.organization(), problem).forEach(log::error));
        without(shownAnyway, warnings).forEach(warning -> showConcern(report.organization(), warning));
        problems.forEach(problem -> actions.error(title(problem), words(problem)));
        warnings.forEach(warning -> actions.warning(title(warning), words(warning)));
        write(report);
        try {
            actions.summary(new AccessTable(report, NAMES).markdown());
        } catch (IOException e) {
            log.warn("the summary of the step could not be written: " + e.getMessage());
        }
    }

    /**
     * Says before a publication what is not as it should be, but for what stops it and is thrown.
     *
     * @param news tells what has not been said before
     * @return what was said; the publication's own report tells it to GitHub Actions
     */
    List<Failure> showConcerns(AccessReport report, Predicate<Failure> news) {
        List<Failure> obstacles = report.obstacles();
        List<Failure> concerns = Stream.concat(
                        report.failures(Verdict.PROBLEM).stream(), report.failures(Verdict.WARNING).stream())
                .filter(failure -> !obstacles.contains(failure))
                .filter(news)
                .toList();
        concerns.forEach(concern -> showConcern(report.organization(), concern));
        write(report);
        return concerns;
    }

    /** Says what is not as it should be. */
    void showConcern(String organization, Failure concern) {
        lines(organization, concern).forEach(log::warn);
    }

    private void write(AccessReport report) {
        try {
            new AccessJson(report, NAMES).write(file);
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

    private static List<String> lines(String organization, Failure failure) {
        return FailureFormatter.lines(failure, organization, NAMES);
    }
}

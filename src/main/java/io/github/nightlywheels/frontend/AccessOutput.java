package io.github.nightlywheels.frontend;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
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
import java.util.function.Consumer;

/**
 * Tells of an access report wherever it is read: on the console, in a file, and to GitHub Actions.
 *
 * @param console the console
 * @param file where the report is written to
 * @param actions GitHub Actions, if it is there
 * @param names how the front end writes parameters
 * @param page writes the page for people, with this at its head
 */
public record AccessOutput(
        Console console, Path file, GitHubActions actions, ParameterNames names, Consumer<AccessResult> page) {
    /**
     * Everything: the table, and a block for each problem and warning but for one that is thrown, and so shown, alone. Only what
     * is thrown goes on the page, lest what was published before be taken for the state of things.
     */
    public void show(AccessReport report, List<Failure> thrown) {
        List<Failure> problems = report.failures(Verdict.PROBLEM);
        List<Failure> warnings = report.failures(Verdict.WARNING);
        List<Failure> shownAnyway = thrown.size() == 1 ? thrown : List.of();
        console.info("Access to " + report.organization() + " (" + report.apiUrl() + "): "
                + report.verdict().text());
        new AccessTable(AccessResult.of(report, names)).lines().forEach(console::info);
        without(shownAnyway, problems).forEach(problem -> show(problem, console::error));
        without(shownAnyway, warnings).forEach(warning -> show(warning, console::warn));
        problems.forEach(problem -> actions.error(title(problem), words(problem)));
        warnings.forEach(warning -> actions.warning(title(warning), words(warning)));
        write(report);
        if (!thrown.isEmpty()) {
            page.accept(AccessResult.of(report, names));
        }
        try {
            actions.summary(new AccessTable(AccessResult.of(report, names)).markdown());
        } catch (IOException e) {
            console.warn("the summary of the step could not be written: " + e.getMessage());
        }
    }

    /** Writes the file. */
    public void write(AccessReport report) {
        try {
            new ReportWriter(file.resolveSibling("")).write(AccessResult.of(report, names));
        } catch (IOException e) {
            console.warn(file + " could not be written: " + e.getMessage());
        }
    }

    private static List<Failure> without(List<Failure> some, List<Failure> all) {
        return all.stream().filter(failure -> !some.contains(failure)).toList();
    }

    private String words(Failure failure) {
        return failure.problem() + "\nRemedy: " + failure.remedy(names);
    }

    private static String title(Failure failure) {
        return "nightly wheels: " + failure.code();
    }

    private void show(Failure failure, Consumer<String> level) {
        FailureFormatter.lines(failure, names).forEach(level);
    }
}

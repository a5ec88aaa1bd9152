package io.github.nightlywheels.frontend;

import io.github.nightlywheels.report.ReportWriter;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.ci.StatusTable;
import io.github.nightlywheels.report.model.StatusReport;
import io.github.nightlywheels.report.model.StatusText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Tells what a channel has wherever it is read: on the console, in files, and to GitHub Actions. That a file cannot be written
 * fails nothing.
 *
 * @param console the console
 * @param directory where the files are written to
 * @param actions GitHub Actions, if it is there
 */
public record StatusOutput(Console console, Path directory, GitHubActions actions) {

    /** Everything but the failure, which the front end shows as its own. */
    public void show(StatusReport status) {
        console.info(status.title());
        new StatusTable(status).lines().forEach(console::info);
        StatusText.pruning(status).ifPresent(console::info);
        status.failure().ifPresent(problem -> actions.failed(problem));
        status.warnings().forEach(actions::warned);
        try {
            new ReportWriter(directory).write(status);
            console.info("Report: " + directory.resolve(ReportWriter.STATUS_HTML));
            actions.summary(new StatusTable(status).markdown());
        } catch (IOException | RuntimeException e) {
            console.warn("The status could not be written: " + e);
        }
    }
}

package io.github.nightlywheels.cli;

import io.github.nightlywheels.report.ci.GitHubActions;
import java.io.PrintStream;
import java.nio.file.Path;

/** The options of the commands that report, which no goal has: its reports lie in the build directory. */
final class ReportOptions {
    private static final Path USUAL = Path.of("nightly-wheels");

    private final Option<Boolean> json;
    private final Option<Path> reportDirectory;

    ReportOptions(CommandOptions options) {
        json = options.toggle(
                "Print the report as JSON to standard output, and everything else to standard error.", "--json");
        reportDirectory = options.path(
                "--report-directory", "DIRECTORY", "Where the reports are written; by default nightly-wheels.");
    }

    /** Whether standard output is for the report. */
    boolean isJson() {
        return json.value();
    }

    /** Where the reports are written. */
    Path directory() {
        return reportDirectory.find().orElse(USUAL);
    }

    /** Where lines go that tell what was done. */
    PrintStream lines(ProcessEnvironment process) {
        return isJson() ? process.err() : process.out();
    }

    /** GitHub Actions, which reads its commands from standard error as well. */
    GitHubActions gitHub(ProcessEnvironment process, CliConsole console) {
        GitHubActions actions = new GitHubActions(lines(process), process.variables());
        return console.detail() == CliConsole.Detail.QUIET ? actions.errorsOnly() : actions;
    }
}

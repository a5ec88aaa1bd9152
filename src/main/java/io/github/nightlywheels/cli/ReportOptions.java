package io.github.nightlywheels.cli;

import io.github.nightlywheels.report.ci.GitHubActions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that report, which no goal has: its reports lie in the build directory. */
final class ReportOptions {
    private static final Path USUAL = Path.of("nightly-wheels");

    @Option(
            names = "--json",
            description = "Print the report as JSON to standard output, and everything else to standard error.")
    boolean json;

    @Option(
            names = "--report-directory",
            paramLabel = "DIRECTORY",
            description = "Where the reports are written; by default nightly-wheels.")
    @Nullable
    Path reportDirectory;

    /** Where the reports are written. */
    Path directory() {
        return Optional.ofNullable(reportDirectory).orElse(USUAL);
    }

    /** Where lines go that tell what was done. */
    PrintStream lines(ProcessEnvironment process) {
        return json ? process.err() : process.out();
    }

    /** GitHub Actions, which reads its commands from standard error as well. */
    GitHubActions gitHub(ProcessEnvironment process, CliConsole console) {
        GitHubActions actions = new GitHubActions(lines(process), process.variables());
        return console.detail() == CliConsole.Detail.QUIET ? actions.errorsOnly() : actions;
    }
}

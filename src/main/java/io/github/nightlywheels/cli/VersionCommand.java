package io.github.nightlywheels.cli;

import io.github.nightlywheels.version.VersionFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** Prints the version of the night, which the goal {@code nightly-version} sets. */
final class VersionCommand extends AbstractCommand {
    private final VersionOptions version;
    private final Option<Path> versionFile;

    VersionCommand(ProcessEnvironment process) {
        super(process, "Prints the PEP 440 version of tonight's wheels, and nothing else, to standard output.");
        version = new VersionOptions(options);
        versionFile = options.path(
                "--version-file",
                "FILE",
                "A file that the version is written into, unless it is there already; Python code if its name"
                        + " ends in .py.");
    }

    @Override
    PrintStream lines() {
        return process.err();
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        String text = version.text(Instant.now(), console);
        versionFile.find().ifPresent(file -> new VersionFile(file).write(text));
        process.out().println(text);
        return ExitCode.DONE;
    }
}

package io.github.nightlywheels.cli;

import io.github.nightlywheels.version.VersionFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the version of the night, which the goal {@code nightly-version} sets. */
@Command(
        name = "version",
        description = "Prints the PEP 440 version of tonight's wheels, and nothing else, to standard output.",
        sortOptions = false,
        abbreviateSynopsis = true,
        showDefaultValues = true)
final class VersionCommand extends AbstractCommand {
    @Mixin
    VersionOptions version;

    @Option(
            names = "--version-file",
            paramLabel = "FILE",
            description = "A file that the version is written into, unless it is there already; Python code if its name"
                    + " ends in .py.")
    @Nullable
    Path versionFile;

    VersionCommand(ProcessEnvironment process) {
        super(process);
    }

    @Override
    PrintStream lines() {
        return process.err();
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        String text = version.text(Instant.now(), console);
        if (versionFile != null) {
            new VersionFile(versionFile).write(text);
        }
        process.out().println(text);
        return ExitCode.DONE;
    }
}

package io.github.nightlywheels.cli;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands share: their output, and the one place where their failures end. */
abstract class AbstractCommand implements Callable<Integer> {
    final ProcessEnvironment process;
    final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    final CommandOptions options = new CommandOptions(spec);
    private final OutputOptions output;

    /** A command, and what the help says of it. */
    AbstractCommand(ProcessEnvironment process, String description) {
        this.process = process;
        spec.usageMessage()
                .description(description)
                .abbreviateSynopsis(true)
                .showDefaultValues(true)
                .sortOptions(false);
        this.output = new OutputOptions(options);
    }

    /** Where lines go that tell what was done. */
    PrintStream lines() {
        return process.out();
    }

    /** How parameters are written here. */
    final ParameterNames names() {
        return new CliParameterNames(this::origin);
    }

    /** Where the value of a parameter was set, unless that was on the command line. */
    private Optional<String> origin(String parameter) {
        IDefaultValueProvider values = spec.commandLine().getDefaultValueProvider();
        return values instanceof ConfiguredValues configured ? configured.origin(parameter) : Optional.empty();
    }

    /** Whether somebody has set the parameter, be it to its default. */
    final boolean isGiven(String parameter) {
        return spec.commandLine().getParseResult().hasMatchedOption(new OptionName(parameter).option())
                || origin(parameter).isPresent();
    }

    /** The one place where failures are caught. */
    @Override
    public final Integer call() {
        CliConsole console = output.console(process, lines());
        Interruption interruption = new Interruption(console);
        interruption.watch();
        try {
            return run(console, interruption);
        } catch (FailureException e) {
            return failed(e, console);
        } finally {
            interruption.ended();
        }
    }

    private int failed(FailureException failure, CliConsole console) {
        console.error(block(failure));
        console.cause(failure);
        untold(failure);
        return ExitCode.of(failure.failure());
    }

    /** Reports a failure that was thrown, where there is a report. */
    void untold(FailureException failure) {}

    /** What is shown of a failure. */
    String block(FailureException failure) {
        return String.join("\n", FailureFormatter.lines(failure.failure(), names()));
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     * @throws FailureException for what is foreseen to fail
     */
    abstract int run(CliConsole console, Interruption interruption);
}

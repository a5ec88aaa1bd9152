package io.github.nightlywheels.cli;

import java.io.PrintStream;

/** The options of all commands about what is shown, which no goal has: Maven has its own. */
final class OutputOptions {
    private final Option<Boolean> quiet;
    private final Option<Boolean> verbose;

    OutputOptions(CommandOptions options) {
        options.path(
                "--config", "FILE", "A properties file with values for these options, such as nightly.organization.");
        quiet = options.toggle("Show errors only.", "-q", "--quiet");
        verbose = options.toggle("Show each exchange with a server, and the cause of a failure.", "-v", "--verbose");
        options.help();
    }

    /** What the console shows before the options are parsed, which may already warn. */
    static CliConsole.Detail detail(ProcessEnvironment process, String... arguments) {
        boolean isQuiet = "true"
                .equalsIgnoreCase(process.variables()
                        .getOrDefault(OptionName.ofOption("--quiet").variable(), "")
                        .strip());
        for (String argument : arguments) {
            isQuiet |= argument.matches("--quiet(=true)?|-[vh]*q[vh]*");
        }
        return isQuiet ? CliConsole.Detail.QUIET : CliConsole.Detail.NORMAL;
    }

    /**
     * The console.
     *
     * @param out where lines go that tell what was done
     */
    CliConsole console(ProcessEnvironment process, PrintStream out) {
        CliConsole.Detail detail = quiet.value()
                ? CliConsole.Detail.QUIET
                : verbose.value() ? CliConsole.Detail.VERBOSE : CliConsole.Detail.NORMAL;
        return new CliConsole(out, process.err(), detail, Terminal.hasColors(process.variables()));
    }
}

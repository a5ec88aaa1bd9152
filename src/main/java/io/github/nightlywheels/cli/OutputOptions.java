package io.github.nightlywheels.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands about what is shown, which no goal has: Maven has its own. */
final class OutputOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with values for these options, such as nightly.organization.")
    @Nullable
    Path config;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show errors only.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show each exchange with a server, and the cause of a failure.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** What the console shows before the options are parsed, which may already warn. */
    static CliConsole.Detail detail(ProcessEnvironment process, String... arguments) {
        boolean isQuiet = Stream.of(arguments).anyMatch(argument -> argument.matches("--quiet(=true)?|-[vh]*q[vh]*"))
                || "true"
                        .equalsIgnoreCase(process.variables()
                                .getOrDefault(OptionName.ofOption("--quiet").variable(), "")
                                .strip());
        return isQuiet ? CliConsole.Detail.QUIET : CliConsole.Detail.NORMAL;
    }

    /**
     * The console.
     *
     * @param out where lines go that tell what was done
     */
    CliConsole console(ProcessEnvironment process, PrintStream out) {
        CliConsole.Detail detail =
                quiet ? CliConsole.Detail.QUIET : verbose ? CliConsole.Detail.VERBOSE : CliConsole.Detail.NORMAL;
        return new CliConsole(out, process.err(), detail, Terminal.hasColors(process.variables()));
    }
}

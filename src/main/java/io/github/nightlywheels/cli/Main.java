package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.NameSuggestion;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.StackTraceText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process begins and ends. */
public final class Main {
    private static final String CONFIG = "--config";

    /** The options that no goal has: Maven has its own. */
    static final Set<String> ONLY_HERE =
            Set.of(CONFIG, "--quiet", "--verbose", "--help", "--json", "--report-directory");

    private static final List<String> COMMANDS =
            List.of("publish", "check-access", "status", "prune", "version", "package-wheel");

    private final ProcessEnvironment process;
    private CliConsole.Detail detail = CliConsole.Detail.NORMAL;

    Main(ProcessEnvironment process) {
        this.process = process;
    }

    /** Runs one command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // picocli would load these types at each start; of them only a date is a value here, with a converter of ours.
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
        System.exit(new Main(ProcessEnvironment.ofThisProcess()).run(arguments));
    }

    /** Runs one command; returns its exit code. */
    int run(String... arguments) {
        detail = OutputOptions.detail(process, arguments);
        try {
            return execute(arguments);
        } catch (FailureException e) {
            console().error(block(e.failure()));
            return ExitCode.of(e.failure());
        } catch (RuntimeException | Error e) {
            return bug(isCommand(arguments) ? "the command " + arguments[0] : "the command line", e);
        }
    }

    private int execute(String... arguments) {
        Optional<Path> config = config(List.of(arguments));
        NightlyVariables variables = NightlyVariables.among(process.variables());
        CommandLine commands = isCommand(arguments) ? only(arguments[0]) : commands();
        if (config.isPresent() || !variables.names().isEmpty()) {
            Set<String> parameters = parameters(commands());
            if (isCommand(arguments)) {
                Set<String> known = map(parameters, OptionName::variable);
                ONLY_HERE.forEach(
                        option -> known.add(OptionName.ofOption(option).variable()));
                variables.requireKnown(known, console()::warn);
            }
            Optional<ConfigurationFile> file =
                    config.map(path -> ConfigurationFile.read(path, map(parameters, OptionName::property)));
            commands.setDefaultValueProvider(new ConfiguredValues(process.variables(), file));
        }
        return commands.execute(arguments);
    }

    private static boolean isCommand(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    private static String block(Failure failure) {
        return String.join("\n", FailureFormatter.lines(failure, new CliParameterNames(parameter -> Optional.empty())));
    }

    private CliConsole console() {
        return new CliConsole(process.out(), process.err(), detail, Terminal.hasColors(process.variables()));
    }

    /** All commands. */
    CommandLine commands() {
        CommandLine root = root().addSubcommand(new HelpCommand());
        COMMANDS.forEach(name -> root.addSubcommand(name, command(name)));
        return ready(root);
    }

    /** The one command that is called: the others would only take time. */
    private CommandLine only(String name) {
        return ready(root().addSubcommand(name, command(name)));
    }

    private static CommandLine root() {
        return new CommandLine(NightlyWheels.command());
    }

    private CommandSpec command(String name) {
        return switch (name) {
            case "publish" -> new PublishCommand(process).spec;
            case "check-access" -> new CheckAccessCommand(process).spec;
            case "status" -> new StatusCommand(process).spec;
            case "prune" -> new PruneCommand(process).spec;
            case "version" -> new VersionCommand(process).spec;
            case "package-wheel" -> new PackageWheelCommand(process).spec;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private CommandLine ready(CommandLine root) {
        return root.setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setOut(writer(process.out()))
                .setErr(writer(process.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Terminal.hasColors(process.variables()) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((exception, unused) -> wrongUsage(exception))
                .setExecutionExceptionHandler(
                        (exception, command, unused) -> bug("the command " + command.getCommandName(), exception));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** The file has to be read before the options are: they get their values from it. */
    private Optional<Path> config(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(CONFIG + "=")) {
                return Optional.of(file(arguments.get(i).substring(CONFIG.length() + 1)));
            }
            if (arguments.get(i).equals(CONFIG) && i + 1 < arguments.size()) {
                return Optional.of(file(arguments.get(i + 1)));
            }
        }
        return Optional.ofNullable(
                        process.variables().get(OptionName.ofOption(CONFIG).variable()))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    private static Path file(String name) {
        if (name.isBlank()) {
            throw ParameterParser.invalid("config", "", "the name of a properties file");
        }
        return Path.of(name);
    }

    /** The parameters that may be set outside the command line, those included that mean nothing here. */
    private static Set<String> parameters(CommandLine commands) {
        return Stream.concat(options(commands), GoalOnly.PARAMETERS.stream()).collect(Collectors.toSet());
    }

    private static Set<String> map(Set<String> parameters, Function<OptionName, String> form) {
        return parameters.stream()
                .map(parameter -> form.apply(new OptionName(parameter)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parameters that have an option in any command. */
    static Stream<String> options(CommandLine commands) {
        return commands.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .filter(option -> !ONLY_HERE.contains(option))
                .map(option -> OptionName.ofOption(option).parameter())
                .distinct();
    }

    private int wrongUsage(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        console().error(exception.getMessage() + origin(exception) + meant(exception));
        command.getErr()
                .println("See: java -jar nightly-wheels-cli.jar "
                        + (command.getParent() == null ? "" : command.getCommandName() + " ") + "--help");
        return ExitCode.USAGE;
    }

    /** The option that was meant by one that the command does not have, or the command, if one is near. */
    private static String meant(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec spec = exception.getCommandLine().getCommandSpec();
        if (spec.parent() == null && unmatched.getUnmatched().get(0).startsWith("-")) {
            return "; options follow the command, as in publish --quiet";
        }
        Set<String> known = new TreeSet<>(spec.optionsMap().keySet());
        known.addAll(spec.subcommands().keySet());
        return new NameSuggestion(known)
                .find(unmatched.getUnmatched().get(0).replaceFirst("=.*", ""))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static String origin(ParameterException exception) {
        ArgSpec argument = exception.getArgSpec();
        if (!(argument instanceof OptionSpec option)
                || !(exception.getCommandLine().getDefaultValueProvider() instanceof ConfiguredValues values)) {
            return "";
        }
        return values.origin(OptionName.ofOption(option.longestName()).parameter())
                .map(place -> " (" + place + ")")
                .orElse("");
    }

    private int bug(String where, Throwable thrown) {
        console().error(block(RunFailure.Bug.of(where, thrown)));
        process.err().println(StackTraceText.of(thrown));
        return ExitCode.BUG;
    }
}

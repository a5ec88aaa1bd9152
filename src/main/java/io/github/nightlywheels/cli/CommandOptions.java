package io.github.nightlywheels.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes the options of one command, in the order in which its help shows them, and its arguments. To read them from
 * annotations would take picocli twice as long, at each start. The {@code label} stands for the value in the help.
 */
final class CommandOptions {
    /** For values that can hold commas; one a line is how a file or a variable sets several. */
    private static final String LINES = "\\s*\\R\\s*";

    private final CommandSpec command;

    /** For a command that has none yet. */
    CommandOptions(CommandSpec command) {
        this.command = command;
    }

    /** A text; without a default. */
    Option<String> text(String name, String label, String description) {
        return text(name, label, null, description);
    }

    /** A text. */
    Option<String> text(String name, String label, @Nullable String defaultValue, String description) {
        return add(option(String.class, label, defaultValue, description, name));
    }

    /** A text that has to be given. */
    Option<String> requiredText(String name, String label, String description) {
        return add(option(String.class, label, null, description, name).required(true));
    }

    /** A whole number; without a default. */
    Option<Integer> number(String name, String label, String description) {
        return number(name, label, null, description);
    }

    /** A whole number. */
    Option<Integer> number(String name, String label, @Nullable String defaultValue, String description) {
        return add(option(Integer.class, label, defaultValue, description, name).converters(ValueConverters.NUMBER));
    }

    /** A date; without a default. */
    Option<LocalDate> date(String name, String label, String description) {
        return add(option(LocalDate.class, label, null, description, name).converters(ValueConverters.DATE));
    }

    /** A file or directory; without a default. */
    Option<Path> path(String name, String label, String description) {
        return add(option(Path.class, label, null, description, name));
    }

    /** One of the constants of an enum, whose words the label lists. */
    <E extends Enum<E>> Option<E> choice(
            Class<E> type, String name, String label, String defaultValue, String description) {
        return add(option(type, label, defaultValue, description, name).converters(ValueConverters.oneOf(type)));
    }

    /** What is true or false; true if the option has no value. */
    Option<Boolean> flag(String name, String defaultValue, String description) {
        return flag(name, "true|false", defaultValue, description, ValueConverters.FLAG);
    }

    /** A flag that knows other words. */
    Option<Boolean> flag(
            String name, String label, String defaultValue, String description, ITypeConverter<Boolean> words) {
        return add(option(Boolean.class, label, defaultValue, description, name)
                .arity("0..1")
                .fallbackValue("true")
                .converters(words));
    }

    /** A flag that is set by its mere name, or by its letter, also if it is set elsewhere already. */
    Option<Boolean> toggle(String description, String... names) {
        return add(option(boolean.class, "", null, description, names)
                .fallbackValue("true")
                .initialValue(false)
                .converters(ValueConverters.FLAG));
    }

    /** The flag that shows the help. */
    void help() {
        command.addOption(option(boolean.class, "", null, "Show this help.", "-h", "--help")
                .usageHelp(true)
                .build());
    }

    /** Texts, separated by commas; without a default. */
    Option<List<String>> texts(String name, String label, String description) {
        return texts(name, label, null, description);
    }

    /** Texts, separated by commas. */
    Option<List<String>> texts(String name, String label, @Nullable String defaultValue, String description) {
        return add(option(List.class, label, defaultValue, description, name)
                .auxiliaryTypes(String.class)
                .splitRegex(","));
    }

    /** Texts, each given on its own. */
    Option<List<String>> lines(String name, String label, String description) {
        return add(repeated(List.class, name, label, description)
                .auxiliaryTypes(String.class)
                .initialValue(List.of()));
    }

    /** Texts by names, each pair given on its own. */
    Option<Map<String, String>> pairs(String name, String label, String description) {
        return add(repeated(Map.class, name, label, description)
                .auxiliaryTypes(String.class, String.class)
                .initialValue(Map.of()));
    }

    /** The arguments that are no options. */
    <T> Option<List<T>> arguments(Class<T> type, String label, String description) {
        return add(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(type)
                .initialValue(List.of())
                .arity("0..1")
                .paramLabel(label)
                .showDefaultValue(Visibility.NEVER)
                .description(description)
                .build());
    }

    private static OptionSpec.Builder repeated(Class<?> type, String name, String label, String description) {
        return option(type, label, null, description, name).splitRegex(LINES).splitRegexSynopsisLabel("\\n");
    }

    private static OptionSpec.Builder option(
            Class<?> type, String label, @Nullable String defaultValue, String description, String... names) {
        return OptionSpec.builder(names)
                .type(type)
                .paramLabel(label)
                .defaultValue(defaultValue)
                .description(description);
    }

    private <T> Option<T> add(OptionSpec.Builder option) {
        return add(option.build());
    }

    private <T> Option<T> add(ArgSpec argument) {
        command.add(argument);
        return new Option<>(argument);
    }
}

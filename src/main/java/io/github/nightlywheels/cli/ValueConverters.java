package io.github.nightlywheels.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says of a wrong one what was expected. */
final class ValueConverters {
    private ValueConverters() {}

    /** Without a project's version, nothing is a release and nothing a snapshot. */
    static final class Skip implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false", "releases", "snapshots" -> false;
                default -> throw expected("true, false, releases or snapshots", text);
            };
        }
    }

    /** Registers them for a command and those below it. */
    static void register(CommandLine commands) {
        for (Class<Boolean> type : flags()) {
            commands.registerConverter(type, ValueConverters::flag);
        }
        for (Class<Integer> type : numbers()) {
            commands.registerConverter(type, text -> parsed(text, Integer::valueOf, "a whole number"));
        }
        commands.registerConverter(
                LocalDate.class, text -> parsed(text, LocalDate::parse, "a date such as 2027-05-01"));
    }

    private static List<Class<Boolean>> flags() {
        return List.of(Boolean.class, boolean.class);
    }

    private static List<Class<Integer>> numbers() {
        return List.of(Integer.class, int.class);
    }

    private static Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false", text);
        };
    }

    private static <T> T parsed(String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException | DateTimeException e) {
            TypeConversionException wrong = expected(expected, text);
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static TypeConversionException expected(String expected, String text) {
        return new TypeConversionException("expected " + expected + ", but was '" + text + "'");
    }
}

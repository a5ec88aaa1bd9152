package io.github.nightlywheels.cli;

import io.github.nightlywheels.frontend.ParameterParser;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says of a wrong one what was expected. */
final class ValueConverters {
    static final ITypeConverter<Boolean> FLAG = ValueConverters::flag;
    static final ITypeConverter<Boolean> SKIP = ValueConverters::skip;
    static final ITypeConverter<Integer> NUMBER = text -> parsed(text, Integer::valueOf, "a whole number");
    static final ITypeConverter<LocalDate> DATE = text -> parsed(text, LocalDate::parse, "a date such as 2027-05-01");

    private ValueConverters() {}

    /** The constant of an enum that the text names, in whatever case. */
    static <E extends Enum<E>> ITypeConverter<E> oneOf(Class<E> type) {
        return text -> ParameterParser.find(type, text).orElseThrow(() -> expected(ParameterParser.words(type), text));
    }

    private static Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false", text);
        };
    }

    /** Without a project's version, nothing is a release and nothing a snapshot. */
    private static Boolean skip(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "releases", "snapshots" -> false;
            default -> throw expected("true, false, releases or snapshots", text);
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

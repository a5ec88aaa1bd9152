package io.github.nightlywheels.frontend;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what users write into parameters. */
public final class ParameterParser {
    private static final String REGEX = "%regex[";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([kKMGT]?)(i?)[bB]?");

    private ParameterParser() {}

    /**
     * The constant that the value names, in whatever case.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it names none
     */
    public static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        return find(type, value).orElseThrow(() -> invalid(parameter, value, words(type)));
    }

    /** The constant that the value names, in whatever case; empty if it names none. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String value) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value.strip()))
                .findFirst();
    }

    /** The words that name constants, such as {@code one of replace, skip, fail}. */
    public static <E extends Enum<E>> String words(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    /**
     * Yes or no. Any other word is refused: a dry run that was spelled wrong would publish.
     *
     * @param value may be blank, which is the default
     * @param byDefault {@code true} or {@code false}
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is neither
     */
    public static boolean flag(String parameter, @Nullable String value, String byDefault) {
        if (value == null || value.isBlank()) {
            return Boolean.parseBoolean(byDefault);
        }
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(parameter, value, "true or false");
        };
    }

    /**
     * A number.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is less than it must be
     */
    public static int atLeast(int least, String parameter, int value) {
        if (value < least) {
            throw invalid(parameter, Integer.toString(value), "a number from " + least);
        }
        return value;
    }

    /**
     * A number.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is less or more than it may be
     */
    public static int within(int least, int most, String parameter, int value) {
        if (value < least || value > most) {
            throw invalid(parameter, Integer.toString(value), "a number from " + least + " to " + most);
        }
        return value;
    }

    /** The values of a list that say something, each once; an element that is null says nothing. */
    public static List<String> texts(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(Objects::nonNull)
                        .map(String::trim)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
    }

    /**
     * Labels of a channel, which are lower case ({@code anaconda-api.md} section 6.1): no file would ever show another one.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if one is not
     */
    public static List<String> labels(@Nullable List<String> values) {
        List<String> labels = texts(values);
        for (String label : labels) {
            String lower = label.toLowerCase(Locale.ROOT);
            if (!label.equals(lower)) {
                throw invalid("labels", label, lower + ", because labels are lower case");
            }
        }
        return labels;
    }

    /**
     * Ant-style patterns.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if one has a bracket that is not closed, or a
     *     regular expression that is none
     */
    public static List<String> patterns(String parameter, @Nullable List<String> values) {
        List<String> patterns = texts(values);
        patterns.forEach(pattern -> requirePattern(parameter, pattern));
        return patterns;
    }

    private static void requirePattern(String parameter, String pattern) {
        if (pattern.startsWith(REGEX) && pattern.endsWith("]")) {
            try {
                Pattern.compile(pattern.substring(REGEX.length(), pattern.length() - 1));
            } catch (PatternSyntaxException e) {
                throw new FailureException(
                        new ConfigurationFailure.InvalidParameter(
                                parameter, pattern, "a regular expression in %regex[...]"),
                        e);
            }
        } else if (count(pattern, '[') != count(pattern, ']') || count(pattern, '{') != count(pattern, '}')) {
            throw invalid(parameter, pattern, "an Ant-style pattern such as dist/*.whl, with each bracket closed");
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /**
     * That many days.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if there are less than none
     */
    public static Duration days(String parameter, int days) {
        if (days < 0) {
            throw invalid(parameter, Integer.toString(days), "a number of days, from 0");
        }
        return Duration.ofDays(days);
    }

    /**
     * A number of bytes, such as {@code 3GB}, {@code 500 MB} or {@code 1.5GiB}: decimal units, or binary ones with an "i"; a
     * number alone is one of bytes.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is none, or zero
     */
    public static long bytes(String parameter, String value) {
        Matcher size = SIZE.matcher(value.trim());
        if (size.matches()) {
            int power = "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
            BigDecimal unit = BigDecimal.valueOf(size.group(3).isEmpty() ? 1000 : 1024)
                    .pow(size.group(2).isEmpty() ? 0 : power);
            BigDecimal bytes = new BigDecimal(size.group(1)).multiply(unit);
            if (bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw invalid(parameter, value, "a size such as 3GB or 500MB");
    }

    /**
     * A date.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is none
     */
    public static LocalDate date(String parameter, String value) {
        try {
            return LocalDate.parse(value.trim());
        } catch (DateTimeParseException e) {
            throw new FailureException(
                    new ConfigurationFailure.InvalidParameter(parameter, value, "a date such as 2027-05-01"), e);
        }
    }

    /**
     * Whether {@code skip} says to do nothing in a project whose version is a snapshot or a release.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it says neither
     */
    public static boolean skips(String value, boolean snapshot) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            case "releases" -> !snapshot;
            case "snapshots" -> snapshot;
            default -> throw invalid("skip", value, "one of true, false, releases, snapshots");
        };
    }

    /** The exception for a value that cannot be used. */
    public static FailureException invalid(String parameter, String value, String expected) {
        return new FailureException(new ConfigurationFailure.InvalidParameter(parameter, value, expected));
    }
}

package io.github.nightlywheels;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what users write into parameters. */
final class ParameterValue {
    private ParameterValue() {}

    /**
     * The constant that the value names, in whatever case.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it names none
     */
    static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value.trim()))
                .findFirst()
                .orElseThrow(() -> invalid(
                        parameter,
                        value,
                        Stream.of(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** The exception for a value that cannot be used. */
    static FailureException invalid(String parameter, String value, String expected) {
        return new FailureException(new ConfigurationFailure.InvalidParameter(parameter, value, expected));
    }
}

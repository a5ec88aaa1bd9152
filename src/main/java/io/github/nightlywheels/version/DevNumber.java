package io.github.nightlywheels.version;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The number in {@code .devN}, which tells the builds of one version apart and grows from night to night. */
public final class DevNumber {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private DevNumber() {}

    /**
     * The number of one build.
     *
     * @param rule {@code timestamp} ({@code yyyyMMddHHmmss} in UTC), {@code date} ({@code yyyyMMdd} in UTC), {@code epoch}
     *     (seconds since 1970), or digits, which are taken as they are
     * @param start when the build started
     * @return digits
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is none of these
     */
    public static String of(String rule, Instant start) {
        String trimmed = rule.strip();
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "timestamp" -> TIMESTAMP.format(start.atOffset(ZoneOffset.UTC));
            case "date" -> DATE.format(start.atOffset(ZoneOffset.UTC));
            case "epoch" -> Long.toString(start.getEpochSecond());
            default -> {
                if (!trimmed.matches("[0-9]+")) {
                    throw new FailureException(new ConfigurationFailure.InvalidParameter(
                            "versionNumber", rule, "timestamp, date, epoch or digits"));
                }
                yield trimmed;
            }
        };
    }
}

package io.github.nightlywheels.wheel.build;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The time of all files in a wheel: that of {@code project.build.outputTimestamp}, in UTC. Without it the earliest that a zip
 * can have, so that the same content is the same wheel in any case.
 */
public final class ZipTime {
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    private ZipTime() {}

    /**
     * Reads the property as Maven's own plugins do: a date such as {@code 2026-11-26T00:00:00Z}, seconds since 1970, or one
     * character, which turns it off.
     *
     * @param faults gets a fault if it is none of these
     */
    public static LocalDateTime parse(String outputTimestamp, BuildFaults faults) {
        String text = outputTimestamp.strip();
        if (text.isEmpty() || (text.length() == 1 && !Character.isDigit(text.charAt(0)))) {
            return EARLIEST;
        }
        try {
            Instant instant = text.matches("[0-9]+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
            LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        } catch (DateTimeException | NumberFormatException e) {
            faults.add(
                    "project.build.outputTimestamp",
                    outputTimestamp,
                    "a date such as 2026-11-26T00:00:00Z or seconds since 1970");
            return EARLIEST;
        }
    }
}

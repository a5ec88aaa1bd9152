package io.github.nightlywheels.channel.anaconda.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the server's times, which look like {@code 2025-02-07 15:05:00.099000+00:00}: the separator, the fraction, the time
 * and the offset may be missing or written otherwise ({@code anaconda-api.md} section 1.10); without an offset it is UTC.
 */
public final class ServerTime {
    private static final Pattern TIME = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](?<time>\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
            + "\\s*(?:(?<utc>Z|UTC|GMT)|(?<hours>[+-]\\d{2})(?::?(?<minutes>\\d{2}))?)?)?");

    private ServerTime() {}

    /** The moment; a date alone is its first. */
    public static Optional<Instant> parse(String text) {
        Matcher matcher = TIME.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time =
                    matcher.group("time") == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group("time"));
            String hours = matcher.group("hours");
            String minutes = matcher.group("minutes");
            ZoneOffset offset =
                    hours == null ? ZoneOffset.UTC : ZoneOffset.of(hours + ":" + (minutes == null ? "00" : minutes));
            return Optional.of(
                    LocalDate.parse(matcher.group("date")).atTime(time).toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

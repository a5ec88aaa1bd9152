package io.github.nightlywheels.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Writes times as people read them. */
public final class Durations {
    private Durations() {}

    /** How long ago that was, in its largest unit, such as {@code 3 days}; {@code now} for less than a minute. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return "now";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " min";
        }
        if (age.compareTo(Duration.ofDays(2)) < 0) {
            return age.toHours() + " h";
        }
        return age.toDays() + " days";
    }

    /** A short time, such as {@code 0.4 s} or {@code 3 min 20 s}. */
    public static String seconds(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}

package io.github.nightlywheels.text;

import java.time.Duration;
import java.time.Instant;

/** Writes ages in sentences. */
public final class Ages {
    private Ages() {}

    /** How old what was made {@code then} is, in its largest unit, such as {@code 22 hours old}. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, age.toSeconds()) + " s old";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " minutes old";
        }
        if (age.compareTo(Duration.ofDays(2)) < 0) {
            return age.toHours() + " hours old";
        }
        return age.toDays() + " days old";
    }
}

package io.github.nightlywheels.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much longer it is worth trying, for everything that belongs to one wheel. The time runs from the first failure, not
 * from the first request: an upload that takes an hour and meets its first fault at the end has all of it left. Used by one
 * thread at a time.
 */
public final class Deadline {
    private final Duration total;
    private final Clock clock;
    private @Nullable Instant end;

    Deadline(Duration total, Clock clock) {
        this.total = total;
        this.clock = clock;
    }

    /** Whether a pause of this length ends in time; the first question starts the time. */
    boolean allows(Duration pause) {
        Instant now = clock.instant();
        if (end == null) {
            end = now.plus(total);
        }
        return !now.plus(pause).isAfter(end);
    }

    /** Something long went well: the time starts anew at the next failure. */
    public void reset() {
        end = null;
    }
}

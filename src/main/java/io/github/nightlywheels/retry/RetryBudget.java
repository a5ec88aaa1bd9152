package io.github.nightlywheels.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much longer it is worth trying, for everything that belongs to one wheel. The time runs from the first failure, not
 * from the first request: an upload that takes an hour and meets its first fault at the end has all of it left.
 */
public final class RetryBudget {
    private final Duration total;
    private final Clock clock;
    private @Nullable Instant end;
    private boolean mustBeUsedUp;

    RetryBudget(Duration total, Clock clock) {
        this.total = total;
        this.clock = clock;
    }

    /** From now on no time is given away: of a pause that is longer than what is left, what is left is waited for. */
    public synchronized void mustBeUsedUp() {
        mustBeUsedUp = true;
    }

    /** How long to pause before another try is allowed; empty if there is to be none. The first question starts the time. */
    synchronized Optional<Duration> allow(Duration pause) {
        Instant now = clock.instant();
        if (end == null) {
            end = now.plus(total);
        }
        Duration left = Duration.between(now, end);
        if (pause.compareTo(left) <= 0) {
            return Optional.of(pause);
        }
        return mustBeUsedUp && left.compareTo(Duration.ZERO) > 0 ? Optional.of(left) : Optional.empty();
    }

    /** Something went well that took this long: that time does not count. */
    public synchronized void extend(Duration time) {
        if (end != null) {
            end = end.plus(time);
        }
    }

    /** What comes now has the whole time for itself: it starts anew at the next failure. */
    public synchronized void reset() {
        end = null;
    }
}

package io.github.nightlywheels.retry;

import io.github.nightlywheels.concurrent.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much longer it is worth trying, for everything that belongs to one wheel. The time runs from the first failure, not from
 * the first request: an upload that takes an hour and meets its first fault at the end has all of it left.
 */
public final class RetryBudget {
    private final Time time;
    private final StopSignal stop;
    private final SharedWaits waits;

    RetryBudget(Duration total, Clock clock, StopSignal stop, SharedWaits waits) {
        this(new Time(total, clock), stop, waits);
    }

    private RetryBudget(Time time, StopSignal stop, SharedWaits waits) {
        this.time = time;
        this.stop = stop;
        this.waits = waits;
    }

    /** The time; it is the same for a budget and its {@link #unstoppable()} one. */
    private static final class Time {
        private final Duration total;
        private final Clock clock;
        private @Nullable Instant end;
        private boolean mustBeUsedUp;

        Time(Duration total, Clock clock) {
            this.total = total;
            this.clock = clock;
        }
    }

    Duration total() {
        return time.total;
    }

    /** What says that further tries cannot succeed. */
    public StopSignal stop() {
        return stop;
    }

    /** What the wheels of the run have waited for so far. */
    SharedWaits waits() {
        return waits;
    }

    /** The same time, for what is to be found out though the work was stopped. */
    public RetryBudget unstoppable() {
        return new RetryBudget(time, new StopSignal(), new SharedWaits(time.total, time.clock));
    }

    /** The whole time anew, for what is followed to its end though the work was stopped or others have waited without success. */
    public RetryBudget anew() {
        return new RetryBudget(time.total, time.clock, new StopSignal(), new SharedWaits(time.total, time.clock));
    }

    /** From now on no time is given away: of a pause that is longer than what is left, what is left is waited for. */
    public void mustBeUsedUp() {
        synchronized (time) {
            time.mustBeUsedUp = true;
        }
    }

    /** How long to pause before another try is allowed; empty if there is to be none. The first question starts the time. */
    Optional<Duration> allow(Duration pause) {
        synchronized (time) {
            Instant now = time.clock.instant();
            if (time.end == null) {
                time.end = now.plus(time.total);
            }
            Duration left = Duration.between(now, time.end);
            if (pause.compareTo(left) <= 0) {
                return Optional.of(pause);
            }
            return time.mustBeUsedUp && left.compareTo(Duration.ZERO) > 0 ? Optional.of(left) : Optional.empty();
        }
    }

    /** Something went well that took this long: that time does not count. */
    public void extend(Duration more) {
        synchronized (time) {
            if (time.end != null) {
                time.end = time.end.plus(more);
            }
        }
    }
}

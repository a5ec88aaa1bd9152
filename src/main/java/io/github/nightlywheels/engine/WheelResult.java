package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one wheel.
 *
 * @param wheel the wheel
 * @param outcome what is on the channel now
 * @param failure why, if it is not what was to be done
 * @param duration how long it took
 * @param tries how often its bytes were sent
 * @param exception what was thrown for it, for stack traces
 */
public record WheelResult(
        Wheel wheel,
        Outcome outcome,
        Optional<Failure> failure,
        Duration duration,
        int tries,
        Optional<FailureException> exception) {
    /** The same, where there is no exception behind the failure. */
    public WheelResult(Wheel wheel, Outcome outcome, Optional<Failure> failure, Duration duration, int tries) {
        this(wheel, outcome, failure, duration, tries, Optional.empty());
    }

    public String filename() {
        return wheel.filename().text();
    }
}

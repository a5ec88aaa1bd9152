package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.Failure;
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
 */
public record WheelResult(Wheel wheel, Outcome outcome, Optional<Failure> failure, Duration duration, int tries) {
    public String filename() {
        return wheel.filename().text();
    }
}

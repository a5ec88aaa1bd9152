package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one wheel.
 *
 * @param upload the wheel
 * @param outcome what is on the channel now
 * @param exception why, if it is not what was to be done
 * @param duration from the first request for this wheel to the last
 * @param tries how often the wheel's bytes were sent
 */
public record UploadResult(
        Upload upload, Outcome outcome, Optional<FailureException> exception, Duration duration, int tries) {

    /** Why it is not what was to be done. */
    public Optional<Failure> failure() {
        return exception.map(FailureException::failure);
    }
}

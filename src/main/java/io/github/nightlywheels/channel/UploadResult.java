package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one upload.
 *
 * @param upload what was to be done
 * @param outcome what is on the channel now
 * @param failure why, if it is not what was to be done
 * @param duration from the first request for this wheel to the last
 * @param tries how often the wheel's bytes were sent
 * @param cause the exception behind the failure
 */
public record UploadResult(
        Upload upload,
        Outcome outcome,
        Optional<Failure> failure,
        Duration duration,
        int tries,
        Optional<Throwable> cause) {

    /** A result without an exception behind it. */
    public UploadResult(Upload upload, Outcome outcome, Optional<Failure> failure, Duration duration, int tries) {
        this(upload, outcome, failure, duration, tries, Optional.empty());
    }
}

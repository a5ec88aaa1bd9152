package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of one wheel, as far as it is known.
 *
 * @param filename its name
 * @param wheel the wheel, if it passed the checks
 * @param planned what was to be done with it, if that was decided
 * @param outcome what is on the channel now, if anything was attempted
 * @param exception why it is not what was to be
 * @param duration how long it took
 * @param tries how often its bytes were sent
 */
public record WheelResult(
        String filename,
        Optional<Wheel> wheel,
        Optional<Decision.Action> planned,
        Optional<Outcome> outcome,
        Optional<FailureException> exception,
        Duration duration,
        int tries) {

    /** Why it is not what was to be. */
    public Optional<Failure> failure() {
        return exception.map(FailureException::failure);
    }

    /** A file that was found, and of which no more is known. */
    static WheelResult found(String filename, Optional<Failure> failure) {
        return new WheelResult(
                filename,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                failure.map(FailureException::new),
                Duration.ZERO,
                0);
    }

    /** A wheel that passed the checks, before anything was decided. */
    static WheelResult checked(Wheel wheel) {
        return new WheelResult(
                wheel.filename().text(),
                Optional.of(wheel),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                0);
    }

    /** A wheel of which it was decided what to do, before it was done. */
    static WheelResult planned(Decision decision) {
        return of(decision, Optional.empty(), decision.fault().map(FailureException::new), Duration.ZERO, 0);
    }

    /** A wheel that was left alone. */
    static WheelResult untouched(Decision decision, Outcome outcome) {
        return of(decision, Optional.of(outcome), decision.fault().map(FailureException::new), Duration.ZERO, 0);
    }

    /** A wheel that was to be sent. */
    static WheelResult of(Decision decision, UploadResult upload) {
        return of(decision, Optional.of(upload.outcome()), upload.exception(), upload.duration(), upload.tries());
    }

    private static WheelResult of(
            Decision decision,
            Optional<Outcome> outcome,
            Optional<FailureException> exception,
            Duration duration,
            int tries) {
        return new WheelResult(
                decision.filename(),
                Optional.of(decision.wheel()),
                Optional.of(decision.action()),
                outcome,
                exception,
                duration,
                tries);
    }

    WheelResult withOutcome(Outcome known) {
        return new WheelResult(filename, wheel, planned, Optional.of(known), exception, duration, tries);
    }

    WheelResult withoutOutcome() {
        return new WheelResult(filename, wheel, planned, Optional.empty(), exception, duration, tries);
    }

    /** Whether it ended with one of these outcomes. */
    public boolean hasOutcome(Outcome... outcomes) {
        return outcome.filter(List.of(outcomes)::contains).isPresent();
    }

    /** Whether the wheel, as it is here, is on the channel. */
    public boolean isThere() {
        return outcome.filter(Outcome::isThere).isPresent();
    }
}

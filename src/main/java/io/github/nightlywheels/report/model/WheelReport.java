package io.github.nightlywheels.report.model;

import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one wheel, with its problem in words.
 *
 * @param result what became of it, as far as it is known
 * @param problem why it is not what was to be
 */
public record WheelReport(WheelResult result, Optional<Problem> problem) {
    /** Its name. */
    public String filename() {
        return result.filename();
    }

    /** The wheel, if it passed the checks. */
    public Optional<Wheel> wheel() {
        return result.wheel();
    }

    /** How long it took. */
    public Duration duration() {
        return result.duration();
    }

    /** How often its bytes were sent. */
    public int tries() {
        return result.tries();
    }

    /** What became of it, or in a dry run, would. */
    WheelState state(PublishMode mode) {
        return WheelState.of(result, mode).orElse(WheelState.NOT_ATTEMPTED);
    }

    /** What became of it, as the JSON report says; nothing was done in a dry run. */
    public String outcomeWord() {
        return state(PublishMode.PUBLISH).word().replace(' ', '-');
    }

    /** What was to be done with it, as the JSON report says, if that was decided. */
    public Optional<String> plannedWord() {
        return result.planned().map(Decision.Action::word);
    }

    /** Its length in bytes, if it passed the checks. */
    public OptionalLong size() {
        return wheel().map(known -> OptionalLong.of(known.digests().size())).orElse(OptionalLong.empty());
    }
}

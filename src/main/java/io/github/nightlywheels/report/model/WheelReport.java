package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one wheel, as far as it is known.
 *
 * @param filename its name
 * @param wheel the wheel, if it passed the checks
 * @param planned what was to be done with it, if that was decided
 * @param outcome what is on the channel now, if anything was attempted
 * @param duration how long it took
 * @param tries how often its bytes were sent
 * @param problem why it is not what was to be
 */
public record WheelReport(
        String filename,
        Optional<Wheel> wheel,
        Optional<Decision.Action> planned,
        Optional<Outcome> outcome,
        Duration duration,
        int tries,
        Optional<Problem> problem) {

    /** What became of it, or in a dry run, would. */
    public WheelState state(PublishReport.Mode mode) {
        return outcome.map(WheelState::of)
                .or(() -> planned.filter(action -> mode == PublishReport.Mode.DRY_RUN)
                        .map(WheelState::planned))
                .orElse(WheelState.NOT_ATTEMPTED);
    }

    /** What became of it, as the JSON report says; nothing was done in a dry run. */
    public String outcomeWord() {
        return state(PublishReport.Mode.PUBLISH).word().replace(' ', '-');
    }

    /** What was to be done with it, as the JSON report says, if that was decided. */
    public Optional<String> plannedWord() {
        return planned.map(Decision.Action::word);
    }

    /** Its length in bytes, if it passed the checks. */
    public OptionalLong size() {
        return wheel.map(known -> OptionalLong.of(known.digests().size())).orElse(OptionalLong.empty());
    }
}

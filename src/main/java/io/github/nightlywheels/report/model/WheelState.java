package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.WheelResult;
import java.util.Optional;

/** What became of a wheel, or would; the console, the page, the step summary and the JSON file use the same words for it. */
public enum WheelState {
    /** See {@link Outcome#PUBLISHED}. */
    PUBLISHED("published"),
    /** See {@link Outcome#REPLACED}. */
    REPLACED("replaced"),
    /** A dry run found that the channel has nothing under its name. */
    WOULD_PUBLISH("would publish"),
    /** A dry run found that the channel has other content under its name, which would be replaced. */
    WOULD_REPLACE("would replace"),
    /** See {@link Outcome#LABELLED}. */
    LABELLED("labelled"),
    /** A dry run found that the channel has the same content without a label, which would be added. */
    WOULD_LABEL("would label"),
    /** See {@link Outcome#UNCHANGED}. */
    UNCHANGED("unchanged"),
    /** See {@link Outcome#SKIPPED}. */
    SKIPPED("skipped"),
    /** A dry run found that the channel has other content under its name, which would stay. */
    WOULD_SKIP("would skip"),
    /** It is on the channel and no wheel of this run. */
    ON_CHANNEL("on channel"),
    /** See {@link Outcome#UNKNOWN}. */
    UNKNOWN("unknown"),
    /** See {@link Outcome#FAILED}. */
    FAILED("failed"),
    /** See {@link Outcome#OVERTAKEN}. */
    OVERTAKEN("overtaken"),
    /** The channel has other content under its name, which is an error. */
    CONFLICT("conflict"),
    /** Nothing was done about it. */
    NOT_ATTEMPTED("not attempted"),
    /** See {@link Outcome#MISSING}. */
    MISSING("missing"),
    /** The last release has such a wheel, and this one has none for its Python and platform. */
    MISSING_SINCE_LAST("missing since last release");

    private final String word;

    WheelState(String word) {
        this.word = word;
    }

    /** The state in a word or a few. */
    public String word() {
        return word;
    }

    /** What became of a wheel, or in a dry run, would; empty if nothing was done about it. */
    public static Optional<WheelState> of(WheelResult wheel, PublishMode mode) {
        return wheel.outcome()
                .map(WheelState::of)
                .or(() -> wheel.planned()
                        .filter(action -> mode == PublishMode.DRY_RUN)
                        .map(WheelState::planned));
    }

    /** The state of a wheel that something was done about. */
    public static WheelState of(Outcome outcome) {
        return valueOf(outcome.name());
    }

    /** The state of a wheel in a dry run. */
    public static WheelState planned(Decision.Action action) {
        return switch (action) {
            case PUBLISH -> WOULD_PUBLISH;
            case REPLACE -> WOULD_REPLACE;
            case LABEL -> WOULD_LABEL;
            case LEAVE_SAME -> UNCHANGED;
            case LEAVE_OTHER -> WOULD_SKIP;
            case REFUSE -> CONFLICT;
        };
    }
}

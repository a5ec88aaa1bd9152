package io.github.nightlywheels.report.model;

import io.github.nightlywheels.engine.Decision;
import java.util.Locale;

/** What became of a wheel, in a word or two. */
public final class OutcomeText {
    private OutcomeText() {}

    public static String outcome(WheelReport wheel, PublishReport.Mode mode) {
        if (wheel.outcome().isPresent()) {
            return wheel.outcome().get().name().toLowerCase(Locale.ROOT);
        }
        if (wheel.problem().isPresent()) {
            return "refused";
        }
        return wheel.planned()
                .filter(action -> mode == PublishReport.Mode.DRY_RUN)
                .map(OutcomeText::intention)
                .orElse("not attempted");
    }

    private static String intention(Decision.Action action) {
        return switch (action) {
            case PUBLISH -> "would publish";
            case REPLACE -> "would replace";
            case LEAVE_SAME -> "unchanged";
            case LEAVE_OTHER -> "would skip";
            case REFUSE -> "conflict";
        };
    }
}

package io.github.nightlywheels.report;

import io.github.nightlywheels.publish.Decision;
import java.util.Locale;

/** What became of a wheel, in a word or two. */
final class Words {
    private Words() {}

    static String outcome(WheelReport wheel, PublicationReport.Mode mode) {
        if (wheel.outcome().isPresent()) {
            return wheel.outcome().get().name().toLowerCase(Locale.ROOT);
        }
        if (wheel.problem().isPresent()) {
            return "refused";
        }
        return wheel.planned()
                .filter(action -> mode == PublicationReport.Mode.DRY_RUN)
                .map(Words::intention)
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

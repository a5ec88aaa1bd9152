package io.github.nightlywheels.report.model;

import java.util.Locale;

/** What a pruning came to. */
public enum PruneOutcome {
    /** It was only said what would go. */
    LISTED,
    /** What was to go is gone, or is no longer what it was. */
    REMOVED,
    /** Nothing was to go. */
    NOTHING_TO_REMOVE,
    /** Not all went that was to go, or it is not known what was to go. */
    FAILED;

    /** Its name in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

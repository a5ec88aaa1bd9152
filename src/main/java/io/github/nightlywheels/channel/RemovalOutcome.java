package io.github.nightlywheels.channel;

import java.util.Locale;

/** What is true of a file that was to be removed. */
public enum RemovalOutcome {
    /** It is no longer on the channel. */
    REMOVED,
    /** It was gone before. */
    GONE_BEFORE,
    /** It was left alone: it is no longer what it was when its removal was decided. */
    CHANGED,
    /** It is still there. */
    FAILED,
    /** It may or may not be there: the deletion got no answer, and could not be settled by reading. */
    UNKNOWN,
    /** It was not tried, as another removal showed that it could not succeed. */
    NOT_TRIED;

    /** Its name in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the removal failed. */
    public boolean isFailure() {
        return this == FAILED || this == UNKNOWN || this == NOT_TRIED;
    }
}

package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one removal.
 *
 * @param removal what was to be done
 * @param outcome what is true now
 * @param exception why it was not done, if it was not
 */
public record RemovalResult(Removal removal, Outcome outcome, Optional<FailureException> exception) {

    /** What is true of a file that was to be removed. */
    public enum Outcome {
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
        /** It was not tried, as another removal showed that it would be in vain. */
        NOT_TRIED;

        /** Its name in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the file is gone. */
        public boolean isGone() {
            return this == REMOVED || this == GONE_BEFORE;
        }

        /** Whether the removal failed. */
        public boolean isFailure() {
            return this == FAILED || this == UNKNOWN || this == NOT_TRIED;
        }
    }

    /** A removal that ended without a failure. */
    public static RemovalResult of(Removal removal, Outcome outcome) {
        return new RemovalResult(removal, outcome, Optional.empty());
    }

    /** A removal that failed. */
    public static RemovalResult failed(Removal removal, Outcome outcome, FailureException why) {
        return new RemovalResult(removal, outcome, Optional.of(why));
    }

    /** The name of the file. */
    public String filename() {
        return removal.file().filename();
    }

    /** Why it was not done, if it was not. */
    public Optional<Failure> failure() {
        return exception.map(FailureException::failure);
    }
}

package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.FailureException;
import java.util.Optional;

/**
 * What became of one removal.
 *
 * @param removal what was to be done
 * @param outcome what is true now
 * @param exception why it was not done, if it was not
 */
public record RemovalResult(Removal removal, RemovalOutcome outcome, Optional<FailureException> exception) {

    /** A removal that ended without a failure. */
    public static RemovalResult of(Removal removal, RemovalOutcome outcome) {
        return new RemovalResult(removal, outcome, Optional.empty());
    }

    /** A removal that failed. */
    public static RemovalResult failed(Removal removal, RemovalOutcome outcome, FailureException why) {
        return new RemovalResult(removal, outcome, Optional.of(why));
    }

    /** The name of the file. */
    public String filename() {
        return removal.file().filename();
    }
}

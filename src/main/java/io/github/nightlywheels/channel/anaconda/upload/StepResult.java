package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.failure.FailureException;

/** How one step of an upload ended. */
sealed interface StepResult {
    /** The next one can follow. */
    record Done() implements StepResult {}

    /**
     * Something that an earlier step had made sure of is no longer so: the upload may begin again.
     *
     * @param cause what it is
     * @param why what has failed if the upload does not begin again
     */
    record Restart(Cause cause, FailureException why) implements StepResult {}

    /** The upload is over. */
    record Failed(FailureException why) implements StepResult {}

    /** What an upload may begin again for. */
    enum Cause {
        /** The release or its package is gone: the server removes them with their last file. */
        RELEASE_GONE,
        /** The storage form has expired, or the storage refuses it. */
        FORM_REFUSED,
        /** What was staged cannot be committed. */
        STAGING_LOST
    }
}

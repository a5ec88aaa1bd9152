package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;

/** How a step ended after which there is nothing more to send. */
sealed interface UploadStep {
    /** The file is on the server. */
    record FileThere(Outcome outcome) implements UploadStep {}

    /** The upload is over, and what is known of the file is in the failure. */
    record UploadEnded(FailureException why) implements UploadStep {
        UploadEnded(Failure failure) {
            this(new FailureException(failure));
        }
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.failure.FailureException;

/** What a staging came to. */
sealed interface StageResult {
    /** A place is set aside for the bytes. */
    record Granted(UploadGrant grant) implements StageResult {}

    /** The channel has the same content under the name already. */
    record AlreadyThere() implements StageResult {}

    /** The name is taken, by a distribution or by an upload that has not finished. */
    record NameTaken() implements StageResult {}

    /** The release or the package is not there any more; {@code refusal} is what it is if it stays so. */
    record ReleaseGone(FailureException refusal) implements StageResult {}
}

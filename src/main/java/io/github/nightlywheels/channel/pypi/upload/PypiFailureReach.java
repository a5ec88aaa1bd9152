package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.transfer.CircuitBreaker.Reach;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;

/** What else would fail for the same reason. */
final class PypiFailureReach {
    private PypiFailureReach() {}

    static Reach of(Failure failure) {
        if (failure instanceof TransferFailure.ServerError || failure instanceof TransferFailure.Unreachable) {
            return Reach.PASSING;
        }
        if (failure instanceof CredentialFailure.NotAllowed
                || failure instanceof CredentialFailure.InvalidApiToken
                || failure instanceof CredentialFailure.PublisherCannotCreate
                || failure instanceof UploadFailure.NameTaken
                || failure instanceof UploadFailure.NewProjectsStopped
                || failure instanceof UploadFailure.ProjectFull) {
            return Reach.PROJECT;
        }
        return failure instanceof CredentialFailure
                        || failure instanceof UploadUrlFailure
                        || failure instanceof UploadFailure.UploadsStopped
                        || failure instanceof TransferFailure.TlsFailed
                        || failure instanceof TransferFailure.Interrupted
                ? Reach.RUN
                : Reach.WHEEL;
    }
}

package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.pypi.index.IndexedContent.Comparison;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * What the index tells of one file.
 *
 * @param scope what the uploads share
 * @param upload the file
 * @param operation what it is asked for, in messages
 */
record IndexEvidence(UploadScope scope, Upload upload, String operation) {
    /** How long a file that the server says it has may take to show in its index. */
    private static final Duration TAKEN_SHOWS = Duration.ofMinutes(1);

    /**
     * What it tells now.
     *
     * @throws FailureException if it cannot be read
     */
    IndexedContent.Result now(RetryBudget budget) {
        return scope.content()
                .compare(
                        upload.release().project(),
                        upload.filename(),
                        upload.wheel().digests(),
                        budget);
    }

    /**
     * What it tells of a file that the server says it has, perhaps a moment later.
     *
     * @param exists that the server has it, as a failure
     * @throws FailureException with {@link TransferFailure.OutcomeUnknown} if it cannot be read
     */
    IndexedContent.Result afterAWhile(Failure exists) {
        RetryBudget shows = scope.retrier().budget(TAKEN_SHOWS);
        IndexedContent.Result[] last = {new IndexedContent.Result(Comparison.UNKNOWN, "")};
        try {
            return scope.retrier().call("look for " + upload.filename(), shows, () -> {
                last[0] = now(shows);
                return last[0].found() == Comparison.ABSENT
                        ? Attempt.Retry.untilItEnds("the index does not list it yet", Optional.empty(), exists)
                        : new Attempt.Success<>(last[0]);
            });
        } catch (FailureException e) {
            if (!e.failure().equals(exists)) {
                throw new FailureException(new TransferFailure.OutcomeUnknown(operation, exists), e);
            }
            return last[0];
        }
    }
}

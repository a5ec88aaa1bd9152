package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.pypi.index.IndexedContent.Comparison;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the index tells of one file.
 *
 * @param scope what the uploads share
 * @param upload the file
 * @param operation what it is asked for, in messages
 */
record IndexEvidence(UploadScope scope, Upload upload, String operation) {
    /**
     * What it tells now.
     *
     * @throws FailureException if it, or for a digest that is seldom needed the file here, cannot be read
     */
    IndexedContent.Result now(RetryBudget budget) {
        if (!scope.index().isKnown()) {
            return new IndexedContent.Result(Comparison.UNKNOWN, "");
        }
        return scope.compare(scope.index().read(upload.release().project(), budget), upload, budget);
    }

    /**
     * What it tells of a file that the server says it has, perhaps a moment later.
     *
     * @param exists that the server has it, as a failure
     * @throws FailureException with {@link TransferFailure.OutcomeUnknown} if it cannot be read
     */
    IndexedContent.Result afterAWhile(Failure exists) {
        return await(exists, scope.visibility(), found -> found == Comparison.ABSENT);
    }

    /**
     * What it tells in the end of a file that the server may have, perhaps a moment later: until it shows this content, or for a
     * file that is to replace none, any other.
     *
     * @param why what the upload failed with
     * @param shows how long to look
     * @throws FailureException with {@link TransferFailure.OutcomeUnknown} if it cannot be read
     */
    IndexedContent.Result inTheEnd(Failure why, RetryBudget shows) {
        return await(
                why,
                shows,
                found -> found == Comparison.ABSENT
                        || found == Comparison.FOREIGN
                        || (found == Comparison.OTHER && upload.kind() == Upload.Kind.REPLACEMENT));
    }

    private IndexedContent.Result await(Failure why, RetryBudget shows, Predicate<Comparison> mayChange) {
        RetryDecision retries = scope.retrier().retryDecision("look for " + upload.filename(), shows);
        try {
            IndexedContent.Result found = now(shows);
            while (mayChange.test(found.found())) {
                if (!retries.waitToTryAgain(
                        Attempt.Retry.untilItEnds("the index does not list it yet", Optional.empty(), why))) {
                    return found;
                }
                found = now(shows);
            }
            retries.succeeded();
            return found;
        } catch (FailureException e) {
            throw new FailureException(new TransferFailure.OutcomeUnknown(operation, why), e);
        }
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.retry.SharedWaits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Looks at what is under a wheel's name on the channel. Only what is known to be another job's is taken for that. */
final class RemoteFile {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final Duration visibilityTimeout;
    private final Upload upload;
    private final UploadState state;
    private final SharedWaits vain;

    RemoteFile(UploadContext context, Upload upload, UploadState state) {
        this.api = context.api();
        this.catalog = context.catalog();
        this.visibilityTimeout = context.visibilityTimeout();
        this.upload = upload;
        this.state = state;
        this.vain = api.sharedWaits(visibilityTimeout);
    }

    /** The file's record, if there is one. */
    Optional<Distribution> find(RetryBudget budget) {
        return catalog.findDistribution(upload.release(), upload.filename(), budget);
    }

    /** What is there now. */
    RemoteFileState look(RetryBudget budget) {
        return find(budget).map(this::stateOf).orElse(RemoteFileState.ABSENT);
    }

    private RemoteFileState stateOf(Distribution there) {
        if (there.compare(upload.wheel().digests()) == Distribution.Content.SAME) {
            return RemoteFileState.OURS;
        }
        return state.previous()
                .filter(previous -> there.compare(previous) != Distribution.Content.OTHER)
                .map(previous -> RemoteFileState.PREVIOUS)
                .orElse(RemoteFileState.FOREIGN);
    }

    /**
     * Looks until something else is there than what may change, or has been there for as long as the server may take to show
     * what was written. What was waited for in vain is not waited for again.
     *
     * @throws FailureException if the server does not tell
     */
    RemoteFileState await(Set<RemoteFileState> mayChange) {
        RetryBudget budget = api.budget(visibilityTimeout, vain);
        RetryDecision retries = api.retryDecision("look for " + upload.filename(), budget);
        while (true) {
            RemoteFileState now = look(budget);
            if (!mayChange.contains(now)) {
                retries.succeeded();
                return now;
            }
            if (!retries.waitToTryAgain(notYet(now))) {
                return now;
            }
        }
    }

    private Attempt.Retry<RemoteFileState> notYet(RemoteFileState now) {
        String reason = now == RemoteFileState.PREVIOUS ? "the deleted file still shows" : "it does not show yet";
        return Attempt.Retry.untilItEnds(
                reason, Optional.empty(), ChannelFailure.Verification.absent(upload.filename()));
    }

    /** What it means that another job was there first. */
    FailureException overtaken() {
        return new FailureException(new ChannelFailure.Overtaken(api.context().organization(), upload.filename()));
    }
}

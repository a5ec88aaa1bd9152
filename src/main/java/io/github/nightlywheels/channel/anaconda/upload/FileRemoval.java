package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.Meaning;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.retry.SharedWaits;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes one file ({@code anaconda-api.md} section 1.9), if it is still the one whose removal was decided.
 *
 * @param api the server
 * @param catalog reads what it has
 * @param listener hears that a file is about to be deleted
 * @param patience for how long to look whether a deletion shows whose answer does not tell
 * @param vain how long was looked in vain: of several deletions that do not show, only the first is waited for
 */
record FileRemoval(
        RetryingApi api, PackageCatalog catalog, RemovalListener listener, Duration patience, SharedWaits vain) {

    /**
     * Removes it.
     *
     * @throws FailureException if it could not even be looked at; then it is as it was
     */
    RemovalResult remove(Removal removal, RetryBudget budget) {
        Optional<Distribution> there = look(removal, budget);
        if (there.isEmpty()) {
            return RemovalResult.of(removal, RemovalOutcome.GONE_BEFORE);
        }
        if (!isAsPlanned(removal, there.get())) {
            return RemovalResult.of(removal, RemovalOutcome.CHANGED);
        }
        listener.removing(removal);
        ProjectName project = removal.release().project();
        WriteResult<RemovalOutcome> result = api.write(
                new Write<>(
                        Operation.DELETE,
                        deletionOf(removal, there.get()),
                        project,
                        again -> settled(removal, look(removal, again)),
                        (answer, effect) -> deleted(removal, answer, effect, budget)),
                budget);
        if (result instanceof WriteResult.WriteFailed<RemovalOutcome> failed) {
            return failed(removal, failed);
        }
        return RemovalResult.of(removal, ((WriteResult.Settled<RemovalOutcome>) result).value());
    }

    /**
     * A refusal in words that nobody knows may come from a server that has deleted the file, or is about to: what still shows
     * after it is not known. Only a server that says that it could not take the request is believed then.
     */
    private RemovalResult failed(Removal removal, WriteResult.WriteFailed<RemovalOutcome> failed) {
        if (failed.effect() == WriteEffect.NONE) {
            return RemovalResult.failed(removal, RemovalOutcome.FAILED, failed.why());
        }
        if (failed.mayComeLate() || failed.why().failure() instanceof TransferFailure.OutcomeUnknown) {
            return RemovalResult.failed(removal, RemovalOutcome.UNKNOWN, failed.why());
        }
        try {
            if (showsGone(removal)) {
                return RemovalResult.of(removal, RemovalOutcome.REMOVED);
            }
            boolean isBelieved = failed.effect() == WriteEffect.DENIED;
            return RemovalResult.failed(
                    removal, isBelieved ? RemovalOutcome.FAILED : RemovalOutcome.UNKNOWN, failed.why());
        } catch (FailureException e) {
            failed.why().addSuppressed(e);
            return RemovalResult.failed(removal, RemovalOutcome.UNKNOWN, failed.why());
        }
    }

    /** Looks until the file is gone, or the patience is at its end. */
    private boolean showsGone(Removal removal) {
        String filename = removal.file().filename();
        RetryBudget budget = api.budget(patience, vain);
        RetryDecision retries = api.retryDecision("look for " + filename, budget);
        Attempt.Retry<Boolean> again = Attempt.Retry.untilItEnds(
                "the file still shows", Optional.empty(), ChannelFailure.Verification.absent(filename));
        while (!isGone(removal, budget)) {
            if (!retries.waitToTryAgain(again)) {
                return false;
            }
        }
        retries.succeeded();
        return true;
    }

    private Optional<Distribution> look(Removal removal, RetryBudget budget) {
        return catalog.findWhole(removal.release(), removal.file().filename(), budget);
    }

    /** What a look after a deletion without a telling answer settles: it is asked for again only if all is as it was. */
    private static Optional<RemovalOutcome> settled(Removal removal, Optional<Distribution> there) {
        if (there.isEmpty() || !isSame(removal.file(), there.get())) {
            return Optional.of(RemovalOutcome.REMOVED);
        }
        return isAsPlanned(removal, there.get()) ? Optional.empty() : Optional.of(RemovalOutcome.CHANGED);
    }

    /** Whether the file that was planned is no longer there; what anybody put in its place is another one. */
    private boolean isGone(Removal removal, RetryBudget budget) {
        return look(removal, budget)
                .filter(there -> isSame(removal.file(), there))
                .isEmpty();
    }

    /** Whether nobody has replaced, relabelled or sent it again since. */
    private static boolean isAsPlanned(Removal removal, Distribution there) {
        return isSame(removal.file(), there) && labels(removal.file()).equals(labels(there));
    }

    /** Whether nobody has replaced it or sent it again since; it may have got other labels. */
    private static boolean isSame(Distribution planned, Distribution there) {
        return planned.compare(there) == Distribution.Content.SAME
                && planned.size().equals(there.size())
                && planned.uploadedAt().equals(there.uploadedAt());
    }

    /** Its labels, whose order means nothing. */
    private static Optional<Set<String>> labels(Distribution file) {
        return file.labels().map(Set::copyOf);
    }

    private Attempt<RemovalOutcome> deleted(
            Removal removal, Classification answer, WriteEffect effect, RetryBudget budget) {
        if (answer.meaning() == Meaning.SUCCESS) {
            return new Attempt.Success<>(RemovalOutcome.REMOVED);
        }
        if (answer.meaning() == Meaning.ABSENT && isGone(removal, budget)) {
            return new Attempt.Success<>(
                    effect == WriteEffect.NONE ? RemovalOutcome.GONE_BEFORE : RemovalOutcome.REMOVED);
        }
        throw api.context().refused(answer.response(), removal.release().project());
    }

    /**
     * By its id, where the channel told the same one twice, so that no repetition can hit another file of the same name. An id
     * that was told once only may be another file's.
     */
    private ApiRequest deletionOf(Removal removal, Distribution there) {
        List<String> path = new ArrayList<>(List.of(
                "dist",
                api.context().organization(),
                removal.release().project().text(),
                removal.release().version()));
        path.addAll(removal.file()
                .id()
                .filter(id -> there.id().equals(Optional.of(id)))
                .map(id -> List.of("-", id))
                .orElse(List.of(removal.file().filename())));
        return ApiRequest.delete("delete " + removal.file().filename(), path.toArray(String[]::new));
    }
}

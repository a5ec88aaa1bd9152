package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.retry.RetryBudget;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far one upload has come, and what it may have left on the channel. Changed by the upload's own thread only.
 */
final class UploadState {
    /** How often an upload begins again for the same cause. */
    private static final int MOST_RESTARTS = 3;

    /** How far the deletion of the file that is to be replaced has come. */
    enum Deletion {
        NOT_ASKED,
        /** There was nothing to delete any more. */
        FOUND_GONE,
        ASKED,
        DONE
    }

    private RetryBudget budget;
    private Optional<UploadGrant> grant = Optional.empty();
    private boolean mayHoldName;
    private Optional<Failure> unsent = Optional.empty();
    private int sends;
    private WriteEffect commit = WriteEffect.NONE;
    private boolean commitMayComeLate;
    private boolean isThere;
    private Optional<Distribution> previous = Optional.empty();
    private boolean isHeldBack;
    private Deletion deletion = Deletion.NOT_ASKED;
    private WriteEffect deletionEffect = WriteEffect.NONE;
    private boolean deletionMayComeLate;
    private final Map<StepResult.Cause, Integer> restarts = new EnumMap<>(StepResult.Cause.class);

    UploadState(RetryBudget budget) {
        this.budget = budget;
    }

    /** How much longer it is worth trying. */
    RetryBudget budget() {
        return budget;
    }

    // What is staged

    /** The place in the storage that is set aside for the bytes, if there is one. */
    Optional<UploadGrant> grant() {
        return grant;
    }

    void granted(UploadGrant place) {
        grant = Optional.of(place);
        mayHoldName = true;
    }

    /** A staging may have taken effect, of which nothing else is known: it reserves the name. */
    void maybeStaged() {
        mayHoldName = true;
    }

    /** Whether the name may be reserved by this very upload. */
    boolean mayHoldName() {
        return mayHoldName;
    }

    /** The storage did not take the bytes, for this reason. */
    void notSent(Failure why) {
        unsent = Optional.of(why);
    }

    Optional<Failure> unsent() {
        return unsent;
    }

    // What was sent

    void sends() {
        sends++;
    }

    /** How often the bytes were sent, or begun to be. */
    int sendCount() {
        return sends;
    }

    // What may be on the channel

    void committed(WriteResult<?> result) {
        commit = commit.or(result.effect());
        commitMayComeLate |= result.mayComeLate();
    }

    /** Whether a commit took effect, as far as the answers tell. */
    WriteEffect commit() {
        return commit;
    }

    /** Whether an effect of a commit may still come, or show late. */
    boolean commitMayComeLate() {
        return commitMayComeLate;
    }

    /** The channel has the wheel. */
    void foundThere() {
        isThere = true;
    }

    boolean isThere() {
        return isThere;
    }

    // What was deleted

    /** The file that is to be replaced, once its deletion was asked for. */
    Optional<Distribution> previous() {
        return previous;
    }

    /** The file stays because of what another wheel has met. */
    void heldBack() {
        isHeldBack = true;
    }

    boolean isHeldBack() {
        return isHeldBack;
    }

    void foundGone() {
        deletion = Deletion.FOUND_GONE;
    }

    /** From now on everything is followed to its end, however long the questions before took, and whatever others have met. */
    void deleting(Distribution file) {
        previous = Optional.of(file);
        deletion = Deletion.ASKED;
        budget = budget.anew();
    }

    void deleted(WriteResult<?> result) {
        deletionEffect = deletionEffect.or(result.effect());
        deletionMayComeLate |= result.mayComeLate();
        if (result.effect() == WriteEffect.DONE) {
            deletion = Deletion.DONE;
        }
    }

    /** The file that was asked to be deleted does not show any more. */
    void foundDeleted() {
        deletionEffect = WriteEffect.DONE;
        deletion = Deletion.DONE;
    }

    Deletion deletion() {
        return deletion;
    }

    /** Whether the deletion took effect, as far as the answers and the looks tell. */
    WriteEffect deletionEffect() {
        return deletionEffect;
    }

    /** Whether a deletion that was asked for by the file's name may still come, and hit the new file. */
    boolean mayDeleteNewFile() {
        return deletionMayComeLate && previous.flatMap(Distribution::id).isEmpty();
    }

    /** Whether the old file was asked to be deleted, or was found gone. */
    boolean hasBegunToReplace() {
        return deletion != Deletion.NOT_ASKED;
    }

    // What has moved

    /** Notes that the upload has to begin again; whether it may. */
    boolean restarts(StepResult.Cause cause) {
        grant = Optional.empty();
        return restarts.merge(cause, 1, Integer::sum) <= MOST_RESTARTS;
    }
}

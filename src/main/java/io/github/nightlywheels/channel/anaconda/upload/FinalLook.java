package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds out what an upload that failed has left on the channel. What was deleted may show for a while, and what was committed may
 * not show yet; what neither shows nor is known to be gone is not known.
 */
final class FinalLook {
    private final Upload upload;
    private final UploadState state;
    private final RemoteFile remote;

    FinalLook(Upload upload, UploadState state, RemoteFile remote) {
        this.upload = upload;
        this.state = state;
        this.remote = remote;
    }

    /**
     * What is on the channel after this failure.
     *
     * @param why what was thrown; what keeps the look from telling is suppressed in it
     */
    Outcome after(FailureException why) {
        Failure failure = why.failure();
        boolean isUntouched = state.commit() == WriteEffect.NONE && !state.hasBegunToReplace();
        if (failure instanceof RunFailure.Bug && upload.kind() == Upload.Kind.NEW) {
            return Outcome.UNKNOWN;
        }
        if (isUntouched) {
            return Outcome.FAILED;
        }
        if (failure instanceof TransferFailure.OutcomeUnknown) {
            return Outcome.UNKNOWN;
        }
        if (failure instanceof ChannelFailure.Overtaken) {
            return state.hasBegunToReplace() ? Outcome.OVERTAKEN : Outcome.FAILED;
        }
        try {
            return outcomeOf(look());
        } catch (FailureException e) {
            why.addSuppressed(e);
            boolean isKnown = state.commit() == WriteEffect.NONE && state.deletion() != UploadState.Deletion.ASKED;
            return isKnown ? Outcome.MISSING : Outcome.UNKNOWN;
        }
    }

    private RemoteFileState look() {
        Set<RemoteFileState> mayChange = EnumSet.noneOf(RemoteFileState.class);
        if (state.commitMayComeLate()) {
            mayChange.add(RemoteFileState.ABSENT);
        }
        if (state.deletionEffect() != WriteEffect.NONE) {
            mayChange.add(RemoteFileState.PREVIOUS);
        }
        return remote.await(mayChange);
    }

    private Outcome outcomeOf(RemoteFileState there) {
        boolean replaces = state.hasBegunToReplace();
        return switch (there) {
            case OURS -> replaces ? Outcome.REPLACED : Outcome.PUBLISHED;
            case ABSENT ->
                state.commit() == WriteEffect.UNKNOWN ? Outcome.UNKNOWN : replaces ? Outcome.MISSING : Outcome.FAILED;
            case PREVIOUS ->
                state.deletionEffect() == WriteEffect.UNKNOWN || state.deletionEffect() == WriteEffect.DONE
                        ? Outcome.UNKNOWN
                        : Outcome.FAILED;
            case FOREIGN -> replaces ? Outcome.OVERTAKEN : Outcome.FAILED;
        };
    }
}

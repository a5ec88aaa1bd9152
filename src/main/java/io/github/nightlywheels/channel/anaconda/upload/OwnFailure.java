package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.anaconda.api.AnswerClassifier;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelFailure.NameReserved;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;

/** Which uploads failed for a reason that is known to be about their wheel or their project, and says nothing of any other. */
final class OwnFailure {
    private OwnFailure() {}

    /** Whether a failed upload is one of them. What is not known to be so may be the server's, and be met by other wheels too. */
    static boolean explains(UploadResult failed) {
        return failed.failure()
                .map(TransferFailure.OutcomeUnknown::causeOf)
                .filter(why -> isOfWheel(why) || isOfProject(why, failed.tries()))
                .isPresent();
    }

    private static boolean isOfWheel(Failure why) {
        return why instanceof WheelFailure
                || why instanceof ChannelFailure.Overtaken
                || why instanceof ChannelFailure.WouldDeletePackage
                || why instanceof ChannelFailure.DigestUnknown
                || why instanceof ChannelFailure.OtherLabels
                || why instanceof ChannelFailure.SimilarRelease
                || why instanceof ChannelFailure.Verification
                || (why instanceof NameReserved held && held.holder() == NameReserved.Holder.ANOTHER)
                || (why instanceof StorageFailure refused && StorageResponse.isAboutSize(refused));
    }

    private static boolean isOfProject(Failure why, int sent) {
        if (why instanceof AccessFailure.NotFoundOrHidden hidden) {
            // Where bytes were sent, the project was seen, and it is the staging that is gone.
            return sent == 0 && AnswerClassifier.isInKnownWords(hidden.answer());
        }
        return why instanceof AccessFailure.SimilarProject
                || why instanceof AccessFailure.MayNotCreatePackage
                || (why instanceof AccessFailure.NotAuthorized refused
                        && AnswerClassifier.isInKnownWords(refused.answer()));
    }
}

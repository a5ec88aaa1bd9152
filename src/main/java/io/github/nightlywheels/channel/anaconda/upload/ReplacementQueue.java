package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The replacements of one run, one at a time. A file is deleted only when an upload to its project has been accepted or is
 * known to be; and none after a deletion that was not followed by a commit, or when the server, the network or this plugin has
 * failed for another wheel of the run, as it might then fail after the deletion.
 */
final class ReplacementQueue {
    private final Function<Upload, WheelUploader> uploaders;
    private final Function<Upload, List<Distribution>> previous;
    private final ParallelRunner tasks;
    private final Set<ProjectName> uploaded = new HashSet<>();
    private Optional<Failure> stop = Optional.empty();

    /**
     * The replacements.
     *
     * @param uploaders makes what does an upload
     * @param previous what was under the name when the replacement was decided on
     * @param before what became of the uploads before
     */
    ReplacementQueue(
            Function<Upload, WheelUploader> uploaders,
            Function<Upload, List<Distribution>> previous,
            ParallelRunner tasks,
            Collection<UploadResult> before) {
        this.uploaders = uploaders;
        this.previous = previous;
        this.tasks = tasks;
        before.forEach(this::note);
    }

    /** Replaces one file. */
    UploadResult replace(Upload upload) {
        FileReplacement.UploadRight right = uploaded.contains(upload.release().project())
                ? FileReplacement.UploadRight.KNOWN
                : FileReplacement.UploadRight.UNKNOWN;
        WheelUploader uploader = uploaders.apply(upload);
        UploadResult result = uploader.replace(new FileReplacement.Plan(previous.apply(upload), right, stop, tasks));
        note(result);
        if (stop.isEmpty() && uploader.state().hasBegunToReplace()) {
            stop = result.failure();
        }
        return result;
    }

    private void note(UploadResult result) {
        if (result.failure().isEmpty() && result.outcome() != Outcome.UNCHANGED) {
            uploaded.add(result.upload().release().project());
        }
        stop = stop.or(() -> result.failure()
                .filter(why -> why instanceof RunFailure.Bug
                        || FailureExtent.mayPass(TransferFailure.OutcomeUnknown.causeOf(why))));
    }
}

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
    private final UploadContext server;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> planned;
    private final CircuitBreaker brake;
    private final ParallelRunner tasks;
    private final Set<ProjectName> proven = new HashSet<>();
    private Optional<Failure> stop = Optional.empty();

    /**
     * The replacements.
     *
     * @param planned what was under the name when the replacement was decided on
     * @param before what became of the uploads before
     */
    ReplacementQueue(
            UploadContext server,
            List<String> labels,
            Function<Upload, List<Distribution>> planned,
            CircuitBreaker brake,
            ParallelRunner tasks,
            Collection<UploadResult> before) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
        this.brake = brake;
        this.tasks = tasks;
        before.forEach(this::note);
    }

    /** Replaces one file. */
    UploadResult replace(Upload upload) {
        FileReplacement.Proof proof = proven.contains(upload.release().project())
                ? FileReplacement.Proof.GIVEN
                : FileReplacement.Proof.NEEDED;
        Course course = new Course(server, upload, labels, brake);
        UploadResult result = course.replace(stop, proof, planned.apply(upload), tasks);
        note(result);
        if (stop.isEmpty() && course.hasBegunToDelete()) {
            stop = result.failure();
        }
        return result;
    }

    private void note(UploadResult result) {
        if (result.failure().isEmpty() && result.outcome() != Outcome.UNCHANGED) {
            proven.add(result.upload().release().project());
        }
        stop = stop.or(() -> result.failure()
                .filter(why -> why instanceof RunFailure.PluginBug
                        || CircuitBreaker.mayPass(TransferFailure.OutcomeUnknown.causeOf(why))));
    }
}

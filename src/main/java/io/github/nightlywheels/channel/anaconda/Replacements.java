package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The replacements of one run, one at a time. A file is deleted only when an upload to its project has been accepted or is
 * known to be; and none after a deletion that was not followed by a commit.
 */
final class Replacements {
    private final Server server;
    private final List<String> labels;
    private final Function<Upload, Optional<Distribution>> planned;
    private final Brake brake;
    private final Tasks tasks;
    private final Set<ProjectName> proven = new HashSet<>();
    private Optional<Failure> hole = Optional.empty();

    /**
     * The replacements.
     *
     * @param planned the file that a replacement was decided on to replace
     * @param before what became of the uploads before
     */
    Replacements(
            Server server,
            List<String> labels,
            Function<Upload, Optional<Distribution>> planned,
            Brake brake,
            Tasks tasks,
            Collection<UploadResult> before) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
        this.brake = brake;
        this.tasks = tasks;
        before.stream()
                .filter(result -> result.failure().isEmpty())
                .forEach(result -> proven.add(result.upload().release().project()));
    }

    /** Replaces one file. */
    Course.End replace(Upload upload) {
        Course course = new Course(server, upload, labels, brake);
        Runnable probe = proven.contains(upload.release().project()) ? () -> {} : course::probe;
        Replacement replacement = new Replacement(server, upload, planned.apply(upload), probe);
        Course.End end =
                course.guarded(() -> replace(upload, course, replacement), failure -> left(replacement, failure));
        Optional<Failure> failure = end instanceof Course.Result result
                ? result.result().failure()
                : Optional.of(new TransferFailure.Interrupted("replace " + upload.filename()));
        if (failure.isEmpty()) {
            proven.add(upload.release().project());
        } else if (replacement.hasBegun() || end instanceof Course.Bug) {
            hole = failure;
        }
        return end;
    }

    private Outcome replace(Upload upload, Course course, Replacement replacement) {
        brake.check(upload);
        hole.ifPresent(failure -> {
            throw new FailureException(failure);
        });
        return replacement.remove(tasks) == Replacement.Old.IS_NEW_CONTENT ? Outcome.UNCHANGED : course.fillHole();
    }

    private static Outcome left(Replacement replacement, Failure failure) {
        if (!replacement.hasBegun()) {
            return Outcome.FAILED;
        }
        if (failure instanceof TransferFailure.Unsettled) {
            return Outcome.UNKNOWN;
        }
        return replacement.oldIsStillThere() ? Outcome.FAILED : Outcome.MISSING;
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One upload from its beginning to its end, whatever befalls it: it ends in a value, never in an exception. */
final class Course {
    private final UploadContext server;
    private final Upload upload;
    private final CircuitBreaker brake;
    private final RetryBudget budget;
    private final Occupancy name;
    private final WheelUpload wheel;
    private final Instant start;
    private boolean deletes;

    Course(UploadContext given, Upload upload, List<String> labels, CircuitBreaker brake) {
        this.server = given.asking(() -> brake.check(upload));
        this.upload = upload;
        this.brake = brake;
        this.budget = server.api().budget();
        this.name = new Occupancy(server, upload);
        this.wheel = new WheelUpload(server, upload, labels, name, budget);
        this.start = server.clock().instant();
    }

    /** The upload of a wheel whose name is free. */
    UploadResult put() {
        return guarded(
                () -> {
                    wheel.run(brake);
                    return Outcome.PUBLISHED;
                },
                failure -> failure instanceof TransferFailure.OutcomeUnknown || failure instanceof RunFailure.Bug
                        ? Outcome.UNKNOWN
                        : wheel.mayBeThere() ? atTheEnd() : Outcome.FAILED);
    }

    private Outcome atTheEnd() {
        try {
            return name.lookAtTheEnd(Set.of(Occupancy.Occupant.NOBODY)) == Occupancy.Occupant.OURS
                    ? Outcome.PUBLISHED
                    : Outcome.FAILED;
        } catch (FailureException e) {
            return Outcome.UNKNOWN;
        }
    }

    /**
     * The replacement of a file.
     *
     * @param stop why nothing may be deleted any more
     * @param proof whether it is to be proven first that the upload would be accepted
     * @param planned what was there when the replacement was decided on
     */
    UploadResult replace(
            Optional<Failure> stop, FileReplacement.Proof proof, List<Distribution> planned, ParallelRunner tasks) {
        Optional<Runnable> probe = proof == FileReplacement.Proof.NEEDED ? Optional.of(wheel::probe) : Optional.empty();
        FileReplacement replacement = new FileReplacement(server, upload, planned, name, budget, probe);
        return guarded(
                () -> {
                    brake.check(upload);
                    stop.ifPresent(failure -> {
                        throw new FailureException(failure);
                    });
                    if (replacement.remove(tasks) == FileReplacement.Old.IS_NEW_CONTENT) {
                        return Outcome.UNCHANGED;
                    }
                    budget.mustBeUsedUp();
                    wheel.run(brake);
                    return Outcome.REPLACED;
                },
                failure -> {
                    deletes = replacement.hasBegun();
                    return replacement.left(failure, wheel.mayBeThere());
                });
    }

    /** Whether a replacement that failed had begun to delete the old file, or had found it gone. */
    boolean hasBegunToDelete() {
        return deletes;
    }

    /**
     * Does the work and makes a value of its end.
     *
     * @param otherwise the outcome after a failure, or a bug; if that is a good one after all, there is no failure
     */
    private UploadResult guarded(Supplier<Outcome> work, Function<Failure, Outcome> otherwise) {
        try {
            Outcome outcome = work.get();
            brake.noteSuccess();
            return result(outcome, Optional.empty());
        } catch (FailureException e) {
            return failed(e, otherwise);
        } catch (RuntimeException | Error e) {
            return failed(
                    new FailureException(RunFailure.Bug.of("the upload of " + upload.filename(), e), e), otherwise);
        }
    }

    private UploadResult failed(FailureException thrown, Function<Failure, Outcome> otherwise) {
        Failure failure = thrown.failure();
        brake.note(upload, failure);
        Outcome outcome = otherwise.apply(failure);
        return result(outcome, Optional.of(thrown).filter(why -> !outcome.isThere()));
    }

    private UploadResult result(Outcome outcome, Optional<FailureException> thrown) {
        Duration duration = Duration.between(start, server.clock().instant());
        return new UploadResult(upload, outcome, thrown, duration, wheel.tries());
    }
}

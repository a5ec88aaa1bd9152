package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One upload from its beginning to its end, whatever befalls it: it ends in a value, never in an exception. */
final class Course {
    /** How it ended. */
    sealed interface End {}

    /** In a way that was foreseen. */
    record Result(UploadResult result) implements End {}

    /** In a bug of this plugin, which is not to take the other uploads with it. */
    record Bug(Upload upload, Throwable cause) implements End {}

    private final Server server;
    private final Upload upload;
    private final Brake brake;
    private final WheelUpload wheel;
    private final Instant start;

    Course(Server server, Upload upload, List<String> labels, Brake brake) {
        this.server = server;
        this.upload = upload;
        this.brake = brake;
        this.wheel = new WheelUpload(server, upload, labels);
        this.start = server.clock().instant();
    }

    /** Asks whether the upload would be refused; see {@link WheelUpload#probe}. */
    void probe() {
        wheel.probe();
    }

    /** The upload of a wheel whose name is free. */
    End put() {
        return guarded(
                () -> {
                    wheel.run(brake);
                    return Outcome.PUBLISHED;
                },
                failure -> failure instanceof TransferFailure.Unsettled ? Outcome.UNKNOWN : Outcome.FAILED);
    }

    /** Puts the wheel where the old file was, for use in {@link #guarded}. */
    Outcome fillHole() {
        wheel.fillsHole();
        wheel.run(brake);
        return Outcome.REPLACED;
    }

    /**
     * Does the work and makes a value of its end.
     *
     * @param otherwise the outcome after a failure
     */
    End guarded(Supplier<Outcome> work, Function<Failure, Outcome> otherwise) {
        try {
            Outcome outcome = work.get();
            brake.noteSuccess();
            return result(outcome, Optional.empty());
        } catch (FailureException e) {
            Failure failure = e.failure();
            brake.note(upload, failure);
            return result(otherwise.apply(failure), Optional.of(failure));
        } catch (RuntimeException | Error e) {
            return new Bug(upload, e);
        }
    }

    private End result(Outcome outcome, Optional<Failure> failure) {
        Duration duration = Duration.between(start, server.clock().instant());
        return new Result(new UploadResult(upload, outcome, failure, duration, wheel.tries()));
    }
}

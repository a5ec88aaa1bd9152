package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders the uploads of one run: first everything whose name is free, many at once, staged while others are on the wire;
 * then the replacements, one at a time, because each leaves a hole until its commit; then the read-back. After a failed
 * replacement no further file is deleted.
 */
final class UploadRun {
    private final Server server;
    private final List<String> labels;
    private final Function<Upload, Optional<Distribution>> planned;
    private final Brake brake = new Brake();
    private final Map<Upload, UploadResult> results = new LinkedHashMap<>();
    private Optional<Failure> hole = Optional.empty();

    /**
     * A run.
     *
     * @param planned the file that a replacement was decided on to replace
     */
    UploadRun(Server server, List<String> labels, Function<Upload, Optional<Distribution>> planned) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
    }

    Published run(List<Upload> uploads, Tasks tasks) {
        List<Upload> fresh = of(uploads, Upload.Kind.NEW);
        tasks.each(fresh, this::put).forEach(result -> results.put(result.upload(), result));
        for (Upload upload : of(uploads, Upload.Kind.REPLACEMENT)) {
            results.put(upload, replace(upload));
        }
        readBack();
        results.values().forEach(server.listener()::finished);
        return new Published(
                uploads.stream().map(results::get).map(Objects::requireNonNull).toList(),
                server.releases().created());
    }

    private static List<Upload> of(List<Upload> uploads, Upload.Kind kind) {
        return uploads.stream().filter(upload -> upload.kind() == kind).toList();
    }

    private UploadResult put(Upload upload) {
        return put(upload, Outcome.PUBLISHED, Outcome.FAILED);
    }

    private UploadResult replace(Upload upload) {
        Instant start = server.clock().instant();
        Replacement.Old old;
        try {
            brake.check(upload);
            if (hole.isPresent()) {
                throw new FailureException(hole.get());
            }
            old = new Replacement(server, upload, planned.apply(upload)).remove();
        } catch (FailureException e) {
            return failed(upload, Outcome.FAILED, e.failure(), start, 0);
        }
        if (old == Replacement.Old.IS_NEW_CONTENT) {
            return new UploadResult(upload, Outcome.UNCHANGED, Optional.empty(), since(start), 0);
        }
        UploadResult result = put(upload, Outcome.REPLACED, Outcome.MISSING);
        hole = result.failure();
        return result;
    }

    private UploadResult put(Upload upload, Outcome success, Outcome otherwise) {
        Instant start = server.clock().instant();
        WheelUpload wheel = new WheelUpload(server, upload, labels);
        try {
            wheel.run(brake);
            return new UploadResult(upload, success, Optional.empty(), since(start), wheel.tries());
        } catch (FailureException e) {
            return failed(upload, otherwise, e.failure(), start, wheel.tries());
        }
    }

    private UploadResult failed(Upload upload, Outcome otherwise, Failure failure, Instant start, int tries) {
        brake.note(upload, failure);
        Outcome outcome = otherwise;
        if (failure instanceof TransferFailure.Unsettled) {
            outcome = Outcome.UNKNOWN;
        } else if (failure instanceof ChannelFailure.Conflict) {
            outcome = Outcome.FAILED;
        }
        return new UploadResult(upload, outcome, Optional.of(failure), since(start), tries);
    }

    private Duration since(Instant start) {
        return Duration.between(start, server.clock().instant());
    }

    private void readBack() {
        List<Upload> committed = results.values().stream()
                .filter(result -> result.failure().isEmpty())
                .map(UploadResult::upload)
                .toList();
        new ReadBack(server, labels).check(committed).forEach((upload, failure) -> {
            UploadResult result = Objects.requireNonNull(results.get(upload));
            results.put(
                    upload,
                    new UploadResult(upload, Outcome.UNKNOWN, Optional.of(failure), result.duration(), result.tries()));
        });
    }
}

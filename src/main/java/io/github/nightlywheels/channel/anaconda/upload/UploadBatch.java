package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders the uploads of one run: first everything whose name is free, many at once, staged while others are on the wire;
 * then the replacements, one at a time, because each leaves a hole until its commit; then the read-back.
 */
public final class UploadBatch {
    private final UploadContext server;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> planned;
    private final CircuitBreaker brake;
    private final Map<Upload, UploadResult> results = new LinkedHashMap<>();

    /**
     * A run.
     *
     * @param planned what was under the name when a replacement was decided on
     */
    public UploadBatch(UploadContext server, List<String> labels, Function<Upload, List<Distribution>> planned) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
        this.brake = new CircuitBreaker(server.network().threads());
    }

    /** Does the uploads. */
    public Published run(List<Upload> uploads, ParallelRunner tasks) {
        tasks.each(of(uploads, Upload.Kind.NEW), upload -> new Course(server, upload, labels, brake).put())
                .forEach(this::note);
        ReplacementQueue replacements = new ReplacementQueue(server, labels, planned, brake, tasks, results.values());
        of(uploads, Upload.Kind.REPLACEMENT).forEach(upload -> note(replacements.replace(upload)));
        readBack(tasks);
        results.values().forEach(server.listener()::finished);
        return new Published(
                uploads.stream().map(results::get).map(Objects::requireNonNull).toList(),
                server.releases().created());
    }

    private static List<Upload> of(List<Upload> uploads, Upload.Kind kind) {
        return uploads.stream().filter(upload -> upload.kind() == kind).toList();
    }

    private void note(UploadResult result) {
        results.put(result.upload(), result);
    }

    private void readBack(ParallelRunner tasks) {
        List<Upload> committed = results.values().stream()
                .filter(result -> result.failure().isEmpty())
                .map(UploadResult::upload)
                .toList();
        new UploadVerifier(server, labels, planned).check(committed, tasks).forEach((upload, finding) -> {
            UploadResult result = Objects.requireNonNull(results.get(upload));
            results.put(
                    upload,
                    new UploadResult(
                            upload,
                            finding.outcome(),
                            Optional.of(new FailureException(finding.failure())),
                            result.duration(),
                            result.tries()));
        });
    }
}

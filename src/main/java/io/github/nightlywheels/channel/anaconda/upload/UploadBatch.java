package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.SharedWaits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Orders the uploads of one run: first everything whose name is free, many at once, staged while others are on the wire;
 * then the replacements, few at once, because each leaves a hole until its commit; then the labels of files that are
 * there already; then the read-back.
 */
public final class UploadBatch {
    /** Of a wheel that ended so, the release may have ended too. */
    private static final Set<Outcome> IN_DOUBT = Set.of(Outcome.UNKNOWN, Outcome.MISSING);

    private final UploadContext context;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> previous;
    private final CircuitBreaker breaker;
    private final SharedWaits waits;
    private final Map<Upload, UploadResult> results = new LinkedHashMap<>();

    /**
     * A run.
     *
     * @param previous what was under the name when a replacement was decided on
     */
    public UploadBatch(UploadContext context, List<String> labels, Function<Upload, List<Distribution>> previous) {
        this.context = context;
        this.labels = List.copyOf(labels);
        this.previous = previous;
        this.breaker = new CircuitBreaker(context.limits().threads(), AnacondaFailureReach::of);
        this.waits = context.api().sharedWaits();
    }

    /** Does the uploads. */
    public Published run(List<Upload> uploads, ParallelRunner tasks) {
        tasks.each(of(uploads, Upload.Kind.NEW), upload -> uploader(upload).publish())
                .forEach(this::note);
        new ReplacementQueue(this::uploader, previous, tasks, results.values())
                .run(of(uploads, Upload.Kind.REPLACEMENT), context.limits().replaceThreads())
                .forEach(this::note);
        tasks.each(
                        of(uploads, Upload.Kind.LABEL),
                        upload -> new FileLabels(context, upload, labels, budget(upload)).add())
                .forEach(this::note);
        readBack(tasks);
        results.values().forEach(context.listener()::finished);
        context.releases()
                .doubt(
                        releases(result -> IN_DOUBT.contains(result.outcome())),
                        releases(result -> result.failure().isEmpty()));
        return new Published(
                uploads.stream().map(results::get).map(Objects::requireNonNull).toList(),
                context.releases().created());
    }

    private Set<Release> releases(Predicate<UploadResult> which) {
        return results.values().stream()
                .filter(which)
                .map(result -> result.upload().release())
                .collect(Collectors.toSet());
    }

    private WheelUploader uploader(Upload upload) {
        return new WheelUploader(context, upload, labels, breaker, budget(upload));
    }

    private RetryBudget budget(Upload upload) {
        return context.api().budget(breaker.signal(upload.release().project()), waits);
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
        new UploadVerifier(context, labels, previous).check(committed, tasks).forEach((upload, mismatch) -> {
            UploadResult result = Objects.requireNonNull(results.get(upload));
            results.put(
                    upload,
                    new UploadResult(
                            upload,
                            mismatch.outcome(),
                            Optional.of(mismatch.why()),
                            result.duration(),
                            result.tries()));
        });
    }
}

package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.retry.SharedWaits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders the uploads of one run: of each project that is new the first file alone, because two first uploads at once can both
 * create it and one is refused for that; then the rest, many at once; then the reading back.
 */
public final class PypiUploadBatch {
    private final UploadScope scope;
    private final Set<String> known;
    private final ForeseenRefusals refusals;
    private final CircuitBreaker breaker;
    private final SharedWaits waits;
    private final Map<Upload, UploadResult> results = new HashMap<>();

    /**
     * A run that has done nothing yet.
     *
     * @param pages what the index listed before it
     */
    public PypiUploadBatch(UploadScope scope, Collection<IndexPage> pages, int threads) {
        this.scope = scope;
        this.known =
                pages.stream().filter(IndexPage::exists).map(IndexPage::project).collect(Collectors.toSet());
        this.refusals = new ForeseenRefusals(scope.server(), pages);
        this.breaker = new CircuitBreaker(threads, PypiFailureReach::of);
        this.waits = scope.retrier().sharedWaits();
    }

    /** Does the uploads. */
    public Published run(List<Upload> uploads, ParallelRunner tasks) {
        Map<String, List<Upload>> fresh = new LinkedHashMap<>();
        uploads.stream()
                .filter(upload -> !known.contains(project(upload)))
                .forEach(upload -> fresh.computeIfAbsent(project(upload), key -> new ArrayList<>())
                        .add(upload));
        tasks.each(fresh.values(), this::uploadFirst).forEach(all -> all.forEach(this::note));
        tasks.each(
                        uploads.stream()
                                .filter(upload -> !results.containsKey(upload))
                                .toList(),
                        this::upload)
                .forEach(this::note);
        List<UploadResult> ordered =
                uploads.stream().map(results::get).map(Objects::requireNonNull).toList();
        List<UploadResult> verified = new PypiVerifier(scope).verify(ordered, tasks);
        verified.forEach(scope.listener()::finished);
        return new Published(verified, created(verified, fresh));
    }

    private static String project(Upload upload) {
        return upload.release().project().normalized();
    }

    private void note(UploadResult result) {
        results.put(result.upload(), result);
    }

    /** One after the other, until one of them is there, and with it the project. */
    private List<UploadResult> uploadFirst(List<Upload> uploads) {
        List<UploadResult> done = new ArrayList<>();
        for (Upload upload : uploads) {
            UploadResult result = upload(upload);
            done.add(result);
            if (result.outcome().isThere()) {
                break;
            }
        }
        return done;
    }

    private UploadResult upload(Upload upload) {
        return new PypiUploader(
                        scope,
                        upload,
                        refusals,
                        breaker,
                        scope.retrier().budget(breaker.signal(upload.release().project()), waits))
                .run();
    }

    private List<String> created(List<UploadResult> verified, Map<String, List<Upload>> fresh) {
        if (!scope.index().isKnown()) {
            return List.of();
        }
        return fresh.keySet().stream()
                .filter(name -> verified.stream()
                        .anyMatch(result -> project(result.upload()).equals(name)
                                && result.outcome().isThere()))
                .map(name -> "project " + name)
                .toList();
    }
}

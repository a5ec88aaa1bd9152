package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.SharedWaits;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Removes files: those of a project one after the other, projects side by side. What stops uploads stops removals too. */
public final class RemovalBatch {
    private final RetryingApi api;
    private final FileRemoval removal;
    private final CircuitBreaker breaker;
    private final SharedWaits waits;
    private final RemovalListener listener;

    /**
     * A batch.
     *
     * @param limits how many projects at once, and how long the server may take to show a deletion
     */
    public RemovalBatch(RetryingApi api, PackageCatalog catalog, TransferLimits limits, RemovalListener listener) {
        this.api = api;
        this.listener = listener;
        this.removal = new FileRemoval(
                api, catalog, listener, limits.visibilityTimeout(), api.sharedWaits(limits.visibilityTimeout()));
        this.breaker = new CircuitBreaker(limits.threads(), AnacondaFailureReach::of);
        this.waits = api.sharedWaits();
    }

    /** Removes; one result per removal, in their order. */
    public List<RemovalResult> run(List<Removal> removals, ParallelRunner tasks) {
        Map<ProjectName, List<Removal>> byProject = new LinkedHashMap<>();
        removals.forEach(one -> byProject
                .computeIfAbsent(one.release().project(), project -> new ArrayList<>())
                .add(one));
        Map<Removal, RemovalResult> results = new HashMap<>();
        tasks.each(byProject.values(), this::remove)
                .forEach(ofProject -> ofProject.forEach(result -> results.put(result.removal(), result)));
        return removals.stream()
                .map(one -> Objects.requireNonNull(results.get(one)))
                .toList();
    }

    private List<RemovalResult> remove(List<Removal> ofProject) {
        return ofProject.stream().map(this::remove).toList();
    }

    private RemovalResult remove(Removal one) {
        ProjectName project = one.release().project();
        StopSignal stop = breaker.signal(project);
        try {
            stop.check();
        } catch (FailureException e) {
            RemovalResult untried = RemovalResult.failed(one, RemovalOutcome.NOT_TRIED, e);
            listener.removed(untried);
            return untried;
        }
        RemovalResult result;
        try {
            api.requireWritable();
            result = removal.remove(one, api.budget(stop, waits));
        } catch (FailureException e) {
            result = RemovalResult.failed(one, RemovalOutcome.FAILED, e);
        }
        listener.removed(result);
        result.exception().ifPresentOrElse(failure -> breaker.note(project, failure), breaker::noteSuccess);
        return result;
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * How the reading of one file ended.
 *
 * @param wheel the wheel, if it can be published
 * @param faults why not, if the file could be read
 * @param unreadable why not, if it could not
 */
record Inspection(Optional<Wheel> wheel, List<WheelFault> faults, Optional<WheelFailure.Unreadable> unreadable) {

    static Inspection of(Findings findings, Wheel wheel) {
        return findings.faults().isEmpty()
                ? new Inspection(Optional.of(wheel), List.of(), Optional.empty())
                : of(findings);
    }

    static Inspection of(Findings findings) {
        return new Inspection(Optional.empty(), findings.faults(), Optional.empty());
    }

    static Inspection unreadable(Path path, IOException cause) {
        String detail =
                cause instanceof NoSuchFileException ? "there is no such file" : String.valueOf(cause.getMessage());
        return new Inspection(
                Optional.empty(), List.of(), Optional.of(new WheelFailure.Unreadable(path.toString(), detail)));
    }

    Wheel wheelOrThrow() {
        return allWheelsOrThrow(List.of(this)).get(0);
    }

    static List<Wheel> allWheelsOrThrow(List<Inspection> inspections) {
        List<WheelFault> faults =
                inspections.stream().flatMap(each -> each.faults().stream()).toList();
        if (!faults.isEmpty()) {
            throw new FailureException(new WheelFailure.BadWheels(faults));
        }
        inspections.stream()
                .flatMap(each -> each.unreadable().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw new FailureException(failure);
                });
        return inspections.stream().flatMap(each -> each.wheel().stream()).toList();
    }

    /** Inspects files, as many at once as there are processors; the results are in the order of the paths. */
    static List<Inspection> inParallel(Collection<Path> paths, Function<Path, Inspection> inspect) {
        int threads = Math.max(1, Math.min(paths.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Inspection>> running = new ArrayList<>();
            for (Path path : paths) {
                running.add(executor.submit(() -> inspect.apply(path)));
            }
            List<Inspection> inspections = new ArrayList<>();
            for (Future<Inspection> each : running) {
                inspections.add(each.get());
            }
            return inspections;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while reading wheels").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading wheels failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}

package io.github.nightlywheels.channel.anaconda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does many things at once, on threads that do not keep a build alive. */
final class Tasks implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService executor;

    Tasks(int threads) {
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "nightly-wheels-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Applies the function to each, begun in the given order; the results are in the same order.
     *
     * @throws RuntimeException the first, in that order, that the function threw
     */
    <T, R> List<R> each(Collection<T> items, Function<T, R> function) {
        List<Future<R>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(executor.submit(() -> function.apply(item))));
        List<R> results = new ArrayList<>();
        futures.forEach(future -> results.add(result(future)));
        return results;
    }

    private static <R> R result(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

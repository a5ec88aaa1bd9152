package io.github.nightlywheels.channel.anaconda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

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
     * Applies the function to each, begun in the given order; the results are in the same order. When the calling thread is
     * interrupted, so is the work, and the call returns when all of it has noticed.
     *
     * @throws RuntimeException the first, in that order, that the function threw
     */
    <T, R> List<R> each(Collection<T> items, Function<T, R> function) {
        Batch batch = new Batch();
        List<Future<R>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(executor.submit(() -> batch.apply(function, item))));
        List<R> results = new ArrayList<>();
        try {
            futures.forEach(future -> results.add(batch.result(future)));
        } finally {
            batch.passInterruptOn();
        }
        return results;
    }

    /** Begins one thing; what is returned waits for it. */
    <T> Supplier<T> begin(Supplier<T> work) {
        Batch batch = new Batch();
        Future<T> future = executor.submit(() -> batch.apply(Supplier::get, work));
        return () -> {
            try {
                return batch.result(future);
            } finally {
                batch.passInterruptOn();
            }
        };
    }

    /** The work of one call. */
    private static final class Batch {
        private final Set<Thread> workers = new HashSet<>();
        private boolean interrupted;

        <T, R> R apply(Function<T, R> function, T item) {
            Thread worker = Thread.currentThread();
            synchronized (this) {
                workers.add(worker);
                if (interrupted) {
                    worker.interrupt();
                }
            }
            try {
                return function.apply(item);
            } finally {
                synchronized (this) {
                    workers.remove(worker);
                }
            }
        }

        <R> R result(Future<R> future) {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupt();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        }

        private synchronized void interrupt() {
            interrupted = true;
            workers.forEach(Thread::interrupt);
        }

        synchronized void passInterruptOn() {
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

package io.github.nightlywheels.concurrent;

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
public final class ParallelRunner implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService executor;

    public ParallelRunner(int threads) {
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "nightly-wheels-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Applies the function to each, begun in the given order; the results are in the same order. When the calling thread is
     * interrupted, so is the work. The call ends when all of it has ended.
     *
     * @throws RuntimeException the first, in that order, that the function threw
     */
    public <T, R> List<R> each(Collection<T> items, Function<T, R> function) {
        Batch batch = new Batch();
        List<Future<R>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(executor.submit(() -> batch.apply(function, item))));
        List<R> results = new ArrayList<>();
        List<RuntimeException> thrown = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                results.add(batch.result(future));
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        batch.passInterruptOn();
        if (!thrown.isEmpty()) {
            throw thrown.get(0);
        }
        return results;
    }

    /** Begins one thing; what is returned waits for it. */
    public <T> Supplier<T> begin(Supplier<T> work) {
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

    /** Interrupts what is under way; what has not begun is cancelled, so that nobody waits for it. */
    @Override
    public void close() {
        executor.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
    }
}

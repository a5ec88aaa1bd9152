package io.github.nightlywheels.concurrent;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Permits that are given out in the order in which they are asked for. A thread that waits for one stops waiting when the
 * work is stopped.
 */
public final class StoppableSemaphore {
    private final Queue<Object> waiting = new ArrayDeque<>();
    private int width;
    private int permits;

    public StoppableSemaphore(int permits) {
        this.width = permits;
        this.permits = permits;
    }

    /**
     * Takes a permit, and waits until there is one.
     *
     * @param operation what it is for, as a verb with its object
     * @throws FailureException with the signal's reason, if the work was stopped, or with {@link TransferFailure.Interrupted}
     */
    public void acquire(StopSignal stop, String operation) {
        Object turn = new Object();
        Runnable listener = this::wake;
        stop.listen(listener);
        try {
            await(turn, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted(operation), e);
        } finally {
            stop.forget(listener);
            leave(turn);
        }
    }

    private synchronized void await(Object turn, StopSignal stop) throws InterruptedException {
        waiting.add(turn);
        while (permits <= 0 || waiting.peek() != turn) {
            stop.check();
            wait();
        }
        stop.check();
        permits--;
    }

    private synchronized void leave(Object turn) {
        waiting.remove(turn);
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Gives a permit back. */
    public synchronized void release() {
        permits++;
        notifyAll();
    }

    /**
     * Halves the number of permits for good; those that are in use now are not given out again.
     *
     * @param least as many stay, if there were as many
     */
    synchronized void narrow(int least) {
        int narrower = Math.max(Math.min(width, least), width / 2);
        permits -= width - narrower;
        width = narrower;
    }
}

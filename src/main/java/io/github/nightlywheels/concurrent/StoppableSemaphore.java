package io.github.nightlywheels.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Permits that are given out in the order in which they are asked for. A thread that waits for one stops waiting when the
 * work is stopped.
 */
public final class StoppableSemaphore {
    private final Queue<Object> waiting = new ArrayDeque<>();
    private int permits;

    public StoppableSemaphore(int permits) {
        this.permits = permits;
    }

    /**
     * Takes a permit, and waits until there is one.
     *
     * @throws io.github.nightlywheels.failure.FailureException with the signal's reason, if the work was stopped
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void acquire(StopSignal stop) throws InterruptedException {
        Object turn = new Object();
        Runnable listener = this::wake;
        stop.listen(listener);
        try {
            await(turn, stop);
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

    /** Takes permits away for good; those that are in use now are not given out again. */
    public synchronized void reduce(int number) {
        permits -= number;
    }
}

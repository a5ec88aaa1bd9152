package io.github.nightlywheels.http;

import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.concurrent.StoppableSemaphore;

/** Limits how many API calls run at once, and lets fewer run each time the server says that it is too many. */
public final class ConcurrencyLimit {
    private final StoppableSemaphore permits;
    private int width;

    public ConcurrencyLimit(int width) {
        this.width = width;
        this.permits = new StoppableSemaphore(width);
    }

    /**
     * Waits until one more call may run.
     *
     * @throws io.github.nightlywheels.failure.FailureException with the signal's reason, if the work was stopped
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void enter(StopSignal stop) throws InterruptedException {
        permits.acquire(stop);
    }

    public void leave() {
        permits.release();
    }

    /** Halves the number of calls, down to one. */
    public synchronized void narrow() {
        int narrower = Math.max(1, width / 2);
        permits.reduce(width - narrower);
        width = narrower;
    }
}

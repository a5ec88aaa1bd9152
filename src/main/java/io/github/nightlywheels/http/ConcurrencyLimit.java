package io.github.nightlywheels.http;

import java.util.concurrent.Semaphore;

/** Limits how many API calls run at once, and lets fewer run each time the server says that it is too many. */
public final class ConcurrencyLimit {
    private final Permits permits;
    private int width;

    public ConcurrencyLimit(int width) {
        this.width = width;
        this.permits = new Permits(width);
    }

    public void enter() {
        permits.acquireUninterruptibly();
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

    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1L;

        Permits(int permits) {
            super(permits, true);
        }

        void reduce(int reduction) {
            reducePermits(reduction);
        }
    }
}

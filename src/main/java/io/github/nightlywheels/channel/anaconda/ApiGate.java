package io.github.nightlywheels.channel.anaconda;

import java.util.concurrent.Semaphore;

/** Limits how many API calls run at once, and lets fewer run each time the server says that it is too many. */
final class ApiGate {
    private final Permits permits;
    private int width;

    ApiGate(int width) {
        this.width = width;
        this.permits = new Permits(width);
    }

    void enter() {
        permits.acquireUninterruptibly();
    }

    void leave() {
        permits.release();
    }

    /** Halves the number of calls, down to one. */
    synchronized void narrow() {
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

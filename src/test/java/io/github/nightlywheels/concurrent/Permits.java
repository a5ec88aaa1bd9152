package io.github.nightlywheels.concurrent;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts permits by asking for them. */
final class Permits {
    private Permits() {}

    /** How many are free: those that are given out before somebody has to wait, who is then told to stop. */
    static int free(StoppableSemaphore permits) {
        int given = 0;
        while (isGiven(permits)) {
            given++;
        }
        for (int n = 0; n < given; n++) {
            permits.release();
        }
        return given;
    }

    private static boolean isGiven(StoppableSemaphore permits) {
        StopSignal stop = new StopSignal();
        AtomicBoolean given = new AtomicBoolean();
        Thread asking = new Thread(() -> {
            try {
                permits.acquire(stop, "ask");
                given.set(true);
            } catch (FailureException e) {
                given.set(false);
            }
        });
        asking.start();
        while (asking.isAlive() && asking.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        stop.stop(new FailureException(new TransferFailure.Interrupted("ask")));
        try {
            asking.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return given.get();
    }
}

package io.github.nightlywheels.retry;

import io.github.nightlywheels.concurrent.StopSignal;
import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after the duration, or throws when the thread is to stop. */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns after the duration or when the work is stopped, whichever comes first. */
    default void sleep(Duration duration, StopSignal stop) throws InterruptedException {
        if (stop.reason().isEmpty()) {
            sleep(duration);
        }
    }

    /** Real time. */
    Sleeper REAL = new Sleeper() {
        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) throws InterruptedException {
            stop.await(duration);
        }
    };
}

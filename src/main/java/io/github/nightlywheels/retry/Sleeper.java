package io.github.nightlywheels.retry;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after the duration, or throws when the thread is to stop. */
    void sleep(Duration duration) throws InterruptedException;

    /** Real time. */
    Sleeper REAL = duration -> Thread.sleep(duration.toMillis());
}

package io.github.nightlywheels.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer that a publication can do without. */
@FunctionalInterface
interface Patience {
    /** Waits on the clock of this machine. */
    Patience REAL = (answer, most) -> {
        try {
            answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Whoever asks for the answer sees what became of it.
        }
    };

    /** Returns when the answer is there, when this time is over or when the thread is interrupted. */
    void await(CompletableFuture<?> answer, Duration most);
}

package io.github.nightlywheels.retry;

import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Repeats what may do better next time, with exponential backoff and jitter: the pause doubles from one second to at most
 * {@link #LONGEST_PAUSE}, and a random half of it is left out, so that those who failed together do not come back together.
 * It comes on top of the pause that a server asks for.
 */
public final class Retrier {
    /** The longest pause that is chosen here. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Hears of each pause. */
    @FunctionalInterface
    public interface Listener {
        void retrying(String operation, String reason, Duration pause);
    }

    private final RetryLimits limits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final Listener listener;

    /**
     * A retrier.
     *
     * @param random numbers from 0 to 1
     */
    public Retrier(RetryLimits limits, Clock clock, Sleeper sleeper, DoubleSupplier random, Listener listener) {
        this.limits = limits;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.listener = listener;
    }

    /** The same, but giving up no later than these limits say. */
    public Retrier atMost(RetryLimits other) {
        return new Retrier(limits.stricter(other), clock, sleeper, random, listener);
    }

    /** How often one request is repeated. */
    int retries() {
        return limits.retries();
    }

    /** A budget of its own, which nothing stops. */
    public RetryBudget budget() {
        return budget(new StopSignal(), sharedWaits());
    }

    /**
     * A budget for everything that belongs to one wheel.
     *
     * @param stop ends its pauses, and lets it begin no more tries
     * @param waits what it shares with the other wheels of the run
     */
    public RetryBudget budget(StopSignal stop, SharedWaits waits) {
        return new RetryBudget(limits.total(), clock, stop, waits);
    }

    /** A budget of this time, which nothing stops. */
    public RetryBudget budget(Duration total) {
        return budget(total, sharedWaits(total));
    }

    /** A budget of this time, which nothing stops, for one of several that wait together for no longer than that in vain. */
    public RetryBudget budget(Duration total, SharedWaits waits) {
        return new RetryBudget(total, clock, new StopSignal(), waits);
    }

    /** What all wheels of one run may wait for together. */
    public SharedWaits sharedWaits() {
        return sharedWaits(limits.total());
    }

    /** What several may wait for together, for this long. */
    public SharedWaits sharedWaits(Duration total) {
        return new SharedWaits(total, clock);
    }

    /** Decides on the tries of one thing. */
    public RetryDecision retryDecision(String operation, RetryBudget budget) {
        return new RetryDecision(this, operation, budget);
    }

    /**
     * Repeats until it is done.
     *
     * @throws FailureException with the last {@link Attempt.Retry#failure()} when the limits are reached, or with the reason
     *     when the work was stopped
     */
    public <T> T call(String operation, RetryBudget budget, Supplier<Attempt<T>> attempt) {
        RetryDecision retries = retryDecision(operation, budget);
        while (true) {
            Attempt<T> ended = attempt.get();
            if (ended instanceof Attempt.Success<T> success) {
                retries.succeeded();
                return success.value();
            }
            Attempt.Retry<T> again = (Attempt.Retry<T>) ended;
            if (!retries.waitToTryAgain(again)) {
                throw again.exception();
            }
        }
    }

    Duration pause(int number, Attempt.Retry<?> again) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(number, 16);
        long longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
        Duration chosen = Duration.ofMillis((long) (longest * (0.5 + random.getAsDouble() / 2)));
        return again.retryAfter().orElse(Duration.ZERO).plus(chosen);
    }

    void sleep(String operation, String reason, Duration pause, StopSignal stop) {
        listener.retrying(operation, reason, pause);
        try {
            sleeper.sleep(pause, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted(operation), e);
        }
    }
}

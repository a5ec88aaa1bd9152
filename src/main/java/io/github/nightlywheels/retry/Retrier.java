package io.github.nightlywheels.retry;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    /** A budget for everything that belongs to one wheel. */
    public RetryBudget budget() {
        return new RetryBudget(limits.total(), clock);
    }

    /**
     * Repeats until it is done.
     *
     * @throws FailureException with the last {@link Attempt.Retry#failure()} when the limits are reached
     */
    public <T> T call(String operation, RetryBudget budget, Supplier<Attempt<T>> attempt) {
        return repeat(operation, budget, limits.retries(), attempt);
    }

    /**
     * Repeats until it is done, however often, for as long as the budget allows: for what ends by itself after some time.
     *
     * @throws FailureException with the last {@link Attempt.Retry#failure()} when the budget is reached
     */
    public <T> T poll(String operation, RetryBudget budget, Supplier<Attempt<T>> attempt) {
        return repeat(operation, budget, Integer.MAX_VALUE, attempt);
    }

    private <T> T repeat(String operation, RetryBudget budget, int retries, Supplier<Attempt<T>> attempt) {
        for (int tries = 0; ; tries++) {
            Attempt<T> ended = attempt.get();
            if (ended instanceof Attempt.Success<T> done) {
                return done.value();
            }
            Attempt.Retry<T> again = (Attempt.Retry<T>) ended;
            Optional<Duration> pause = tries >= retries ? Optional.empty() : budget.allow(pause(tries, again));
            pause(
                    operation,
                    again.reason(),
                    pause.orElseThrow(() -> new FailureException(again.failure(), again.cause())));
        }
    }

    private Duration pause(int tries, Attempt.Retry<?> again) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(tries, 16);
        long longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
        Duration chosen = Duration.ofMillis((long) (longest * (0.5 + random.getAsDouble() / 2)));
        return again.retryAfter().orElse(Duration.ZERO).plus(chosen);
    }

    private void pause(String operation, String reason, Duration pause) {
        listener.retrying(operation, reason, pause);
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted(operation), e);
        }
    }
}

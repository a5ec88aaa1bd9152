package io.github.nightlywheels.retry;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How one try ended. */
public sealed interface Attempt<T> {

    /** This step and the next one, which is not taken if this one failed. */
    default <R> Attempt<R> then(Function<T, Attempt<R>> next) {
        if (this instanceof Success<T> success) {
            return next.apply(success.value());
        }
        Retry<T> again = (Retry<T>) this;
        return new Retry<>(again.reason(), again.retryAfter(), again.failure(), again.cause(), again.bound());
    }

    /** It is over: there is a value. */
    record Success<T>(T value) implements Attempt<T> {}

    /**
     * It may do better next time.
     *
     * @param reason why it failed, for a person
     * @param retryAfter how long the other side asks to wait, at least
     * @param failure what has failed if there is no next time
     * @param cause the exception behind it
     * @param bound what ends the trying
     */
    record Retry<T>(
            String reason, Optional<Duration> retryAfter, Failure failure, Optional<Throwable> cause, Bound bound)
            implements Attempt<T> {

        /** A failure of a request, which is repeated a limited number of times. */
        public Retry(String reason, Optional<Duration> retryAfter, Failure failure) {
            this(reason, retryAfter, failure, Optional.empty(), Bound.NUMBER_AND_TIME);
        }

        /** The same, with the exception behind it. */
        public Retry(String reason, Failure failure, Throwable cause) {
            this(reason, Optional.empty(), failure, Optional.of(cause), Bound.NUMBER_AND_TIME);
        }

        /** What ends by itself after some time, and is asked for until then. */
        public static <T> Retry<T> untilItEnds(String reason, Optional<Duration> retryAfter, Failure failure) {
            return new Retry<>(reason, retryAfter, failure, Optional.empty(), Bound.TIME);
        }

        /** The failure, to be thrown when there is no next time. */
        public FailureException exception() {
            return new FailureException(failure, cause.orElse(null));
        }
    }

    /** What ends the trying. */
    enum Bound {
        /** The number of repetitions that is allowed for one request, or the time. */
        NUMBER_AND_TIME,
        /** The time alone. */
        TIME
    }
}

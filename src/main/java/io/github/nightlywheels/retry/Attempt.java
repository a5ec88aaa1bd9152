package io.github.nightlywheels.retry;

import io.github.nightlywheels.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one try ended. */
public sealed interface Attempt<T> {

    /** It is over: there is a value. */
    record Success<T>(T value) implements Attempt<T> {}

    /**
     * It may do better next time.
     *
     * @param reason why it failed, for a person
     * @param retryAfter how long the other side asks to wait, at least
     * @param failure what has failed if there is no next time
     * @param cause the exception behind it, if there is one
     */
    record Retry<T>(
            String reason,
            Optional<Duration> retryAfter,
            Failure failure,
            @Nullable Throwable cause) implements Attempt<T> {
        /** The same, where nothing was thrown. */
        public Retry(String reason, Optional<Duration> retryAfter, Failure failure) {
            this(reason, retryAfter, failure, null);
        }
    }
}

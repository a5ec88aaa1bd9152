package io.github.nightlywheels.retry;

import java.time.Duration;

/**
 * When to stop trying.
 *
 * @param retries how often one request is repeated; 0 for never
 * @param total how long to go on trying for one wheel, from its first failure
 */
public record RetryLimits(int retries, Duration total) {
    /** Whichever limit is reached first. */
    RetryLimits stricter(RetryLimits other) {
        return new RetryLimits(
                Math.min(retries, other.retries), total.compareTo(other.total) < 0 ? total : other.total);
    }
}

package io.github.nightlywheels.channel;

import java.time.Duration;

/**
 * How much is done at once, and for how long something is tried.
 *
 * @param threads how many wheels are sent at once, and how many requests are made at once
 * @param retries how often one request is repeated
 * @param retryTimeout for how long to go on trying for one wheel, from its first failure
 * @param timeout how long to wait for a connection, and for the next byte
 */
public record TransferLimits(int threads, int retries, Duration retryTimeout, Duration timeout) {

    /** The same, for what is not worth a long wait. */
    public TransferLimits atMost(int mostRetries, Duration mostTime) {
        return new TransferLimits(
                threads,
                Math.min(retries, mostRetries),
                retryTimeout.compareTo(mostTime) < 0 ? retryTimeout : mostTime,
                timeout);
    }
}

package io.github.nightlywheels.channel;

import java.time.Duration;

/**
 * How much is done at once, and for how long something is tried.
 *
 * @param threads how many wheels are sent at once, and how many requests are made at once
 * @param replaceThreads how many files are replaced at once, which is how many may be missing if the server fails meanwhile
 * @param retries how often one request is repeated
 * @param retryTimeout for how long to go on trying for one wheel, from its first failure
 * @param timeout how long to wait for a connection, and for the next byte
 * @param visibilityTimeout for how long to look for what was written until it shows
 */
public record TransferLimits(
        int threads,
        int replaceThreads,
        int retries,
        Duration retryTimeout,
        Duration timeout,
        Duration visibilityTimeout) {
    /** The most files that are replaced at once. */
    public static final int MOST_REPLACED_AT_ONCE = 8;

    private static final Duration USUAL_VISIBILITY_TIMEOUT = Duration.ofMinutes(2);

    /** As many replacements at once as wheels, within {@link #MOST_REPLACED_AT_ONCE}, and the usual time for what shows late. */
    public TransferLimits(int threads, int retries, Duration retryTimeout, Duration timeout) {
        this(
                threads,
                Math.min(threads, MOST_REPLACED_AT_ONCE),
                retries,
                retryTimeout,
                timeout,
                USUAL_VISIBILITY_TIMEOUT);
    }

    /** The same, with so many replacements at once. */
    public TransferLimits withReplaceThreads(int number) {
        return new TransferLimits(threads, number, retries, retryTimeout, timeout, visibilityTimeout);
    }

    /** The same, with this time for what shows late. */
    public TransferLimits withVisibilityTimeout(Duration time) {
        return new TransferLimits(threads, replaceThreads, retries, retryTimeout, timeout, time);
    }

    /** The same, for what is not worth a long wait. */
    public TransferLimits atMost(int mostRetries, Duration mostTime) {
        return new TransferLimits(
                threads,
                replaceThreads,
                Math.min(retries, mostRetries),
                retryTimeout.compareTo(mostTime) < 0 ? retryTimeout : mostTime,
                timeout,
                visibilityTimeout);
    }
}

package io.github.nightlywheels.http;

import java.time.Duration;

/**
 * How long a request may take as a whole, from the look-up of the host to the last byte of the answer: a server that sends a
 * byte now and then keeps within every other timeout.
 */
public final class CallLimit {
    /** The slowest transfer that is waited for, in bytes per second: a line of 128 kbit/s. */
    public static final long SLOWEST = 16 * 1024;

    /** OkHttp takes no more. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private CallLimit() {}

    /** How long so many bytes take at the most. */
    static Duration of(long bytes) {
        return Duration.ofSeconds(bytes / SLOWEST);
    }

    /**
     * The limit of a call.
     *
     * @param timeout the timeout of the settings, which covers the look-up, the connection and the handshake twice
     * @param answerTimeout how long the answer may keep waiting for its first byte
     * @param bytes how many bytes the request has, and its answer is expected to have
     */
    static Duration of(Duration timeout, Duration answerTimeout, long bytes) {
        Duration limit = timeout.multipliedBy(2).plus(answerTimeout).plus(of(bytes));
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }
}

package io.github.nightlywheels.fake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The shape of the line between client and fake: a round trip per connection and per request, and a limit in total and
 * per connection on what arrives. Every connection books one chunk after the other on the shared line, so they share it
 * fairly; they sleep only when they are ahead of it by more than a millisecond.
 */
public final class Link {
    private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What the line may catch up after an oversleep; a real one would have had these bytes in its queue. */
    private static final long CREDIT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** One connection's place on the line. */
    static final class Lane {
        private long freeAt = System.nanoTime();
    }

    private volatile long roundTripNanos;
    private volatile long totalBitsPerSecond;
    private volatile long laneBitsPerSecond;
    private long freeAt = System.nanoTime();

    /** Sets the round trip, and the bits per second in all and per connection. */
    public void shape(Duration roundTrip, long totalBits, long laneBits) {
        roundTripNanos = roundTrip.toNanos();
        totalBitsPerSecond = totalBits;
        laneBitsPerSecond = laneBits;
    }

    boolean isLimited() {
        return totalBitsPerSecond > 0 || laneBitsPerSecond > 0;
    }

    /** The handshake of a new connection. */
    void connects() {
        sleepUntil(System.nanoTime() + roundTripNanos);
    }

    /** Half a round trip: a request's way here, or an answer's way back. */
    public void travels() {
        sleepUntil(System.nanoTime() + roundTripNanos / 2);
    }

    void carried(int bytes, Lane lane) {
        if (!isLimited()) {
            return;
        }
        long now = System.nanoTime();
        lane.freeAt = booked(lane.freeAt, now, bytes, laneBitsPerSecond);
        sleepUntil(Math.max(lane.freeAt, bookShared(now, bytes)));
    }

    private synchronized long bookShared(long now, int bytes) {
        freeAt = booked(freeAt, now, bytes, totalBitsPerSecond);
        return freeAt;
    }

    private static long booked(long freeAt, long now, int bytes, long bitsPerSecond) {
        if (bitsPerSecond <= 0) {
            return now;
        }
        return Math.max(freeAt, now - CREDIT_NANOS) + bytes * 8_000_000_000L / bitsPerSecond;
    }

    private static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left <= SLACK_NANOS) {
            return;
        }
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}

package io.github.nightlywheels.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when somebody sleeps, and not otherwise; and the sleeper that lets it. */
public final class TestClock extends Clock implements Sleeper {
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final List<Duration> pauses = new ArrayList<>();
    private int pausesUntil;
    private Runnable then = () -> {};

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        now = now.plus(duration);
        if (pauses.size() == pausesUntil) {
            then.run();
        }
    }

    /** Does it when that many pauses are over. */
    public synchronized void after(int number, Runnable what) {
        pausesUntil = number;
        then = what;
    }

    /** How long was slept each time. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public synchronized void passes(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only UTC");
    }
}

package io.github.nightlywheels.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the wheels of one run have waited without success, for each kind of failure. What they wait for at the same time
 * counts once. When the time for a kind is over, no other wheel waits for the same again: a run takes no longer than one wheel
 * would.
 */
public final class SharedWaits {
    private final Duration total;
    private final Clock clock;
    private final Map<String, Wait> waits = new HashMap<>();

    SharedWaits(Duration total, Clock clock) {
        this.total = total;
        this.clock = clock;
    }

    /** The waiting for one kind of failure to end. */
    private static final class Wait {
        private Duration spent = Duration.ZERO;
        private Instant since = Instant.MIN;
        private int waiting;
    }

    /** Whether a pause of this length is still within the time for this kind of failure. */
    synchronized boolean allows(String kind, Duration pause) {
        return pause.compareTo(total.minus(spent(wait(kind)))) <= 0;
    }

    private Duration spent(Wait wait) {
        return wait.waiting == 0 ? wait.spent : wait.spent.plus(Duration.between(wait.since, clock.instant()));
    }

    private Wait wait(String kind) {
        return waits.computeIfAbsent(kind, key -> new Wait());
    }

    /** A pause begins. */
    synchronized void begin(String kind) {
        Wait wait = wait(kind);
        if (wait.waiting == 0) {
            wait.since = clock.instant();
        }
        wait.waiting++;
    }

    /** A pause is over. */
    synchronized void end(String kind) {
        Wait wait = wait(kind);
        wait.waiting--;
        if (wait.waiting == 0) {
            wait.spent = wait.spent.plus(Duration.between(wait.since, clock.instant()));
        }
    }

    /** What was waited for has come: that time does not count. */
    synchronized void cameToAnEnd(String kind) {
        Wait wait = wait(kind);
        wait.spent = Duration.ZERO;
        wait.since = clock.instant();
    }
}

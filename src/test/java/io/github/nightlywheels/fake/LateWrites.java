package io.github.nightlywheels.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes that were answered before they took effect, as behind a proxy that lost patience. */
final class LateWrites {

    /** One of them, due at a time or when that many more requests have come. */
    private static final class Pending {
        private final Instant due;
        private int requests;
        private final Runnable write;

        Pending(Instant due, int requests, Runnable write) {
            this.due = due;
            this.requests = requests;
            this.write = write;
        }

        boolean isDue(Instant now) {
            return requests == 0 && !now.isBefore(due);
        }
    }

    private final List<Pending> pending = new ArrayList<>();

    synchronized void add(Instant due, Runnable write) {
        pending.add(new Pending(due, 0, write));
    }

    synchronized void addAfterRequests(int number, Runnable write) {
        pending.add(new Pending(Instant.MIN, number, write));
    }

    /** Lets those take effect whose time has come. */
    void settle(Instant now) {
        List<Pending> due = new ArrayList<>();
        synchronized (this) {
            pending.stream().filter(one -> one.isDue(now)).forEach(due::add);
            pending.removeAll(due);
        }
        due.forEach(one -> one.write.run());
    }

    /** A request comes in: it sees those that are due, and brings the others nearer. */
    void requested(Instant now) {
        settle(now);
        synchronized (this) {
            pending.stream().filter(one -> one.requests > 0).forEach(one -> one.requests--);
        }
    }

    synchronized int waiting() {
        return pending.size();
    }
}

package io.github.nightlywheels.fake;

import java.time.Clock;
import java.time.Duration;

/** How a connection ends in place of an answer, or how slowly the answer comes. */
public abstract sealed class ConnectionKnobs extends Observations permits AnswerKnobs {
    final Faults faults = new Faults();

    ConnectionKnobs(Clock clock) {
        super(clock);
    }

    abstract FakeAnaconda self();

    FakeAnaconda set(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return self();
    }

    FakeAnaconda add(Endpoint endpoint, int times, Fault fault) {
        faults.add(endpoint, times, fault);
        return self();
    }

    /** Resets the connection before it has read the body. */
    public FakeAnaconda resetsBefore(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.unanswered(Fault.How.RESET_BEFORE_BODY));
    }

    /** Resets the connection when it has read half of the body. */
    public FakeAnaconda resetsDuring(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.unanswered(Fault.How.RESET_IN_BODY));
    }

    /** Resets the connection when it has read the body, without effect. */
    public FakeAnaconda resetsAfter(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.unanswered(Fault.How.RESET));
    }

    /** Does what was asked, then resets the connection in place of an answer. */
    public FakeAnaconda losesResponse(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.applied(Fault.How.RESET));
    }

    /** Keeps the connection open, reads no byte of the body and sends none, until the fake is closed. */
    public FakeAnaconda stalls(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.unanswered(Fault.How.STALL_BEFORE_BODY));
    }

    /** Does what was asked and then sends no byte, until the client gives up. */
    public FakeAnaconda stallsAfterApplying(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.applied(Fault.How.STALL));
    }

    /** Takes every request to these endpoints and never answers one, until it {@linkplain AnswerKnobs#behavesAgain behaves again}. */
    public FakeAnaconda staysSilent(Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            faults.always(endpoint, Fault.unanswered(Fault.How.STALL_BEFORE_BODY));
        }
        return self();
    }

    /**
     * Does what was asked and sends the answer, from its first byte on, with this pause after each byte. The pause is real
     * time, whatever clock the fake follows: it is what a client's time-outs are measured against.
     */
    public FakeAnaconda dribbles(Endpoint endpoint, int times, Duration pause) {
        return add(endpoint, times, Fault.dribbling(pause));
    }

    /** Reads the request, has no effect, ends its direction of the connection and leaves the other open. */
    public FakeAnaconda halfCloses(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.unanswered(Fault.How.HALF_CLOSE));
    }

    /** Does what was asked and sends half of the answer's body. */
    public FakeAnaconda truncatesResponse(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.applied(Fault.How.TRUNCATE));
    }
}

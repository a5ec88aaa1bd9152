package io.github.nightlywheels.channel.anaconda;

import java.io.IOException;

/** A request got no answer. Never leaves this package. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Unanswered unanswered;

    UnansweredException(Unanswered unanswered, IOException cause) {
        super(cause);
        this.unanswered = unanswered;
    }

    /** Which one, and why. */
    Unanswered unanswered() {
        return unanswered;
    }
}

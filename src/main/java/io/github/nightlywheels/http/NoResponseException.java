package io.github.nightlywheels.http;

import java.io.IOException;

/** A request got no answer. Never leaves this package. */
public final class NoResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient NoResponse unanswered;

    public NoResponseException(NoResponse unanswered, IOException cause) {
        super(cause);
        this.unanswered = unanswered;
    }

    /** Which one, and why. */
    public NoResponse unanswered() {
        return unanswered;
    }
}

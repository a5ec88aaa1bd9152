package io.github.nightlywheels.http;

import java.io.InterruptedIOException;
import java.time.Duration;

/** A request took longer as a whole than its length explains, though bytes kept coming. */
final class TooSlowException extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    TooSlowException(Duration time) {
        super("the answer was not complete after " + Math.max(1, time.toSeconds()) + " s");
    }
}

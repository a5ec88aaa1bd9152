package io.github.nightlywheels.http;

import java.io.IOException;

/** An answer is longer than any that makes sense; to ask again would only make it come again. */
public final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    AnswerTooLongException(long limit) {
        super("the answer is longer than " + limit + " bytes");
        this.limit = limit;
    }

    /** The most bytes that are read. */
    long limit() {
        return limit;
    }
}

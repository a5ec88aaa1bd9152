package io.github.nightlywheels.report.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A wheel in a cell of the matrix.
 *
 * @param state how it stands with it
 * @param filename its name
 * @param size its length in bytes, if it is known
 * @param uploadedAt when it was put on the channel, if it is known
 */
public record MatrixEntry(State state, String filename, OptionalLong size, Optional<Instant> uploadedAt) {

    /** How it stands with a wheel; the word is what the page says. */
    public enum State {
        NEW("new"),
        REPLACED("replaced"),
        PLANNED("would be sent"),
        PRESENT("on channel"),
        UNKNOWN("not known"),
        FAILED("failed"),
        NOT_SENT("not sent"),
        GONE("gone"),
        MISSING("missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}

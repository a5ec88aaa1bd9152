package io.github.nightlywheels.access;

/** What an answer amounts to; the later, the worse. */
public enum Verdict {
    /** As it should be. */
    OK("ok"),
    /** The server does not tell, or not in a way that can be relied on. */
    UNKNOWN("could not tell"),
    /** Uploads go on, but it should not stay so. */
    WARNING("warning"),
    /** An upload will be refused, or must not be made so. */
    PROBLEM("problem");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The verdict in words. */
    public String text() {
        return text;
    }
}

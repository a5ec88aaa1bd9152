package io.github.nightlywheels.channel.anaconda.api;

/** Whether a write took effect, as far as its answer tells. */
public enum WriteEffect {
    /** It did not: it was refused in known words, or did not reach the server. */
    NONE,
    /** The server says that it could not take the request, which what stands in front of it may say too late. */
    DENIED,
    /** The answer does not tell, or there was none. */
    UNKNOWN,
    /** It did. */
    DONE;

    /** What is known of several tries of the same write. */
    public WriteEffect or(WriteEffect other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

package io.github.nightlywheels.channel.anaconda.api;

/** What a request is to do: the same answer does not mean the same to each ({@code anaconda-api.md} section 1). */
public enum Operation {
    /** Any {@code GET}. */
    READ,
    CREATE_PACKAGE,
    CREATE_RELEASE,
    /** Has a place in the storage set aside for a file, which reserves its name. */
    STAGE,
    /** Makes what was staged a distribution. */
    COMMIT,
    /** Deletes a distribution. */
    DELETE,
    /** Adds a label to a distribution. */
    LABEL
}

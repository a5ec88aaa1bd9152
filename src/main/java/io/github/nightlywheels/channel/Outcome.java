package io.github.nightlywheels.channel;

/** What became of one wheel. */
public enum Outcome {
    /** It is on the channel, which had nothing under its name. */
    PUBLISHED,
    /** It is on the channel in place of other content. */
    REPLACED,
    /** The channel had the same content already; nothing was sent. */
    UNCHANGED,
    /** The channel had the same content already, and has given it the labels that it lacked; nothing was sent. */
    LABELLED,
    /** The channel has other content under its name, which was left as it is, as asked. */
    SKIPPED,
    /** It is not on the channel; what the channel had under its name is still there. */
    FAILED,
    /** It is not on the channel, and neither is what the channel had under its name. */
    MISSING,
    /** It is not on the channel: during the replacement another job has put other content under its name. */
    OVERTAKEN,
    /**
     * It may or may not be on the channel as it should be: the last write got no answer and could not be read back, or what was
     * read back is not what was sent.
     */
    UNKNOWN;

    /** Whether the wheel, as it is here, is on the channel. */
    public boolean isThere() {
        return this == PUBLISHED || this == REPLACED || this == UNCHANGED || this == LABELLED;
    }
}

package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Wheel;

/**
 * A wheel that is to be put on the channel.
 *
 * @param wheel the wheel
 * @param kind whether the filename is free or holds other content
 */
public record Upload(Wheel wheel, Kind kind) {
    /** What the channel holds under the wheel's filename. */
    public enum Kind {
        /** Nothing. */
        NEW,
        /** Other content, which the wheel is to replace. */
        REPLACEMENT,
        /** The same content, without a label that it is to have: nothing is sent. */
        LABEL
    }

    /** The wheel's filename, the same locally and on the channel. */
    public String filename() {
        return wheel.filename().text();
    }

    public Release release() {
        return Release.of(wheel);
    }
}

package io.github.nightlywheels.publish;

import io.github.nightlywheels.wheel.Wheel;

/**
 * What is to become of one wheel.
 *
 * @param wheel the wheel
 * @param action what to do with it
 */
public record Decision(Wheel wheel, Action action) {
    /** What to do with a wheel. */
    public enum Action {
        /** The channel has nothing under its name: put it there. */
        PUBLISH,
        /** The channel has other content under its name: put it in that place. */
        REPLACE,
        /** The channel has it already. */
        LEAVE_SAME,
        /** The channel has other content under its name, which is to stay. */
        LEAVE_OTHER,
        /** The channel has other content under its name, which is an error. */
        REFUSE
    }

    public String filename() {
        return wheel.filename().text();
    }
}

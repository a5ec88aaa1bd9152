package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.Wheel;

/** The command by which users install what was published. */
public final class PipCommand {
    private PipCommand() {}

    /**
     * The command for a wheel's release. A wheel that needs others is looked up on the channel besides the index that pip
     * uses anyway; one that needs none, on the channel alone.
     *
     * @param indexUrl the channel's simple index
     */
    public static String of(String indexUrl, Wheel wheel) {
        boolean alone = wheel.metadata().requirements().isEmpty();
        return "pip install --pre " + (alone ? "--index-url " : "--extra-index-url ") + indexUrl + " "
                + wheel.metadata().name() + "==" + wheel.metadata().version();
    }
}

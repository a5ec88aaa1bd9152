package io.github.nightlywheels.channel;

/** Hears of the progress of removals. Called from several threads at once. */
public interface RemovalListener {
    /** The channel is about to be told to delete the file: from now on it may be gone. */
    default void removing(Removal removal) {}

    /** The removal is over, well or not. */
    default void removed(RemovalResult result) {}
}

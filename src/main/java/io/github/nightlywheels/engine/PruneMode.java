package io.github.nightlywheels.engine;

/** Whether anything is removed. */
public enum PruneMode {
    /** It is only said what would be. */
    LIST,
    /** It is removed. */
    REMOVE
}

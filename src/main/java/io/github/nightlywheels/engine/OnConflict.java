package io.github.nightlywheels.engine;

/** What to do when the channel has other content under a wheel's filename. The same content is never a conflict. */
public enum OnConflict {
    /** Put the wheel in its place, unless it is seen under labels under which the wheel would not be. */
    REPLACE,
    /** Leave what is there. */
    SKIP,
    /** Publish nothing at all. */
    FAIL
}

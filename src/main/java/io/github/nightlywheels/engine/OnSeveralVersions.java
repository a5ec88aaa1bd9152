package io.github.nightlywheels.engine;

/** What to do about several versions of one project in one run, which are most often the leftovers of earlier builds. */
public enum OnSeveralVersions {
    /** Take the newest by PEP 440, and name what was left out. */
    NEWEST,
    /** Take all. */
    ALL,
    /** Publish nothing. */
    FAIL
}

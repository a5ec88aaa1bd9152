package io.github.nightlywheels.engine;

/** What to do about a platform that the release before had, and tonight's has not. */
public enum MissingPlatforms {
    IGNORE,
    WARN,
    FAIL
}

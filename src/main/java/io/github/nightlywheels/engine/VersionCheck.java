package io.github.nightlywheels.engine;

/** What to do about a wheel whose version is neither a development nor a pre-release by PEP 440. */
public enum VersionCheck {
    /** Say so and publish. */
    WARN,
    /** Publish nothing. */
    FAIL,
    /** Publish. */
    IGNORE
}

package io.github.nightlywheels.report.model;

/** How good or bad something is. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Neither good nor bad: nothing was changed, or nothing is known. */
    INFO,
    /** Nothing failed, but not all is as it was before or should be. */
    WARNING,
    /** Something failed. */
    ERROR
}

package io.github.nightlywheels.engine;

/** Whether anything is sent. */
public enum PublishMode {
    /** It is published. */
    PUBLISH,
    /** It is only said what would be published. */
    DRY_RUN
}

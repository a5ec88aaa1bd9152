package io.github.nightlywheels.frontend;

/** Where a front end shows a person what happens, by how much it matters. Called from several threads at once. */
public interface Console {

    /** What failed. */
    void error(String text);

    /** What fails nothing, but should be known. */
    void warn(String text);

    /**
     * As {@link #warn}, but what was said before in another part of the build is not said again, however much older it is now.
     */
    default void warnOnce(String text) {
        warn(text);
    }

    /** What was done. */
    void info(String text);

    /** What is shown on request only. */
    void debug(String text);
}

package io.github.nightlywheels.frontend;

import java.util.function.Supplier;

/** What is done if the JVM is told to end in the middle of some work, as by Ctrl-C or by a CI that cancels a job. */
public final class ShutdownHook {
    private ShutdownHook() {}

    /**
     * Does the work and returns its result.
     *
     * @param onShutdown is done if the JVM is told to end meanwhile, in a thread of its own while the others go on; a CI gives it
     *     few seconds
     */
    public static <T> T during(Supplier<T> work, Runnable onShutdown) {
        Thread thread = new Thread(onShutdown, "nightly-wheels-shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
        try {
            return work.get();
        } finally {
            remove(thread);
        }
    }

    private static void remove(Thread thread) {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            return; // the JVM is ending, and the thread is running
        }
    }
}

package io.github.nightlywheels.frontend;

/** Work that is done if the JVM is told to end, as by Ctrl-C or by a CI that cancels a job, before this is closed. */
public final class ShutdownHook implements AutoCloseable {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    /**
     * Begins to watch.
     *
     * @param work is done in a thread of its own while the others go on; a CI gives it few seconds
     */
    public static ShutdownHook watch(Runnable work) {
        Thread thread = new Thread(work, "nightly-wheels-shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            return; // the JVM is ending, and the work is being done
        }
    }
}

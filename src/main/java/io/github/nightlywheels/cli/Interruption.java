package io.github.nightlywheels.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is asked to end, by Ctrl-C or a signal, while a command runs: the command's thread is
 * interrupted and given a moment to say what is on the channel; if it does not get so far, that is said here.
 */
final class Interruption {
    /** A request that waits for its answer cannot be interrupted; the report and the end of the JVM take most of a second. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CliConsole console;
    private final Thread command;
    private final Duration patience;
    private volatile Runnable lastWords = this::nothingBegun;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "interruption");

    /** For the command that the current thread is about to run. */
    Interruption(CliConsole console) {
        this(console, Thread.currentThread(), PATIENCE);
    }

    /** For the command of a thread, which is given this long. */
    Interruption(CliConsole console, Thread command, Duration patience) {
        this.console = console;
        this.command = command;
        this.patience = patience;
    }

    /** Watches for the end of the process from now on. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What to do in the command's place if it does not get so far as to say what became of it. */
    void orElse(Runnable words) {
        lastWords = words;
    }

    /** The command has said all that it has to say. */
    void ended() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and waits for what has just been counted down.
        }
    }

    /** Says that there is nothing to tell. */
    void nothingBegun() {
        console.error("Interrupted; nothing was changed.");
    }

    /** The process is asked to end. */
    void end() {
        command.interrupt();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                console.progress("");
                lastWords.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.github.nightlywheels.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is asked to end, by Ctrl-C or a signal, while a command runs: the command's thread is
 * interrupted and given a moment to say what is on the channel; if it does not get so far, that is said here.
 */
final class Interruption {
    /** So that with the end of the JVM it is less than two seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Thread command;
    private final CliConsole console;
    private volatile Runnable lastWords = this::nothingBegun;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "interruption");

    /** For the command that the current thread is about to run. */
    Interruption(CliConsole console) {
        this.command = Thread.currentThread();
        this.console = console;
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

    private void end() {
        command.interrupt();
        try {
            if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                console.progress("");
                lastWords.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

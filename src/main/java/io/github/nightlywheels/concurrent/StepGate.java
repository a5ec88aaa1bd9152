package io.github.nightlywheels.concurrent;

/** Lets steps through until it is closed, which is for good, because the process is about to end. */
public final class StepGate {
    private boolean isClosed;

    /** Takes the step or, if the gate is closed, waits for the end of the process. */
    public synchronized void pass(Runnable step) {
        while (isClosed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // An interruption lets nobody through.
            }
        }
        step.run();
    }

    /** Closes it: no step is taken any more, and those that were begun are taken. */
    public synchronized void close() {
        isClosed = true;
    }
}

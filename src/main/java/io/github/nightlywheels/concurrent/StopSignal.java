package io.github.nightlywheels.concurrent;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says that no further work can succeed, and why. Work asks before each step; a thread that waits for something else
 * waits for the signal as well, so that it ends at once. A signal with a parent is also given when the parent is.
 */
public final class StopSignal {
    private final @Nullable StopSignal parent;
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private @Nullable FailureException reason;

    public StopSignal() {
        this(null);
    }

    private StopSignal(@Nullable StopSignal parent) {
        this.parent = parent;
    }

    /** A signal for a part of the work: it can be given alone, and is given with this one. */
    public StopSignal child() {
        return new StopSignal(this);
    }

    /** Stops the work. Of several reasons the first one counts. */
    public void stop(FailureException why) {
        List<Runnable> waiting;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            waiting = new ArrayList<>(listeners);
        }
        waiting.forEach(Runnable::run);
    }

    /** Why the work was stopped; empty while it may go on. */
    public Optional<Failure> reason() {
        return exception().map(FailureException::failure);
    }

    private Optional<FailureException> exception() {
        Optional<FailureException> own;
        synchronized (this) {
            own = Optional.ofNullable(reason);
        }
        return own.isPresent() || parent == null ? own : parent.exception();
    }

    /**
     * Lets the work go on unless it was stopped.
     *
     * @throws FailureException with the reason
     */
    public void check() {
        exception().ifPresent(why -> {
            throw new FailureException(why.failure(), why);
        });
    }

    /**
     * Waits until the time is over or the signal is given.
     *
     * @return whether the signal is given
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public boolean await(Duration time) throws InterruptedException {
        CountDownLatch given = new CountDownLatch(1);
        Runnable listener = given::countDown;
        listen(listener);
        try {
            return given.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            forget(listener);
        }
    }

    /** Calls the listener when the signal is given, at once if it was given before. */
    void listen(Runnable listener) {
        add(listener);
        if (reason().isPresent()) {
            listener.run();
        }
    }

    private void add(Runnable listener) {
        synchronized (this) {
            listeners.add(listener);
        }
        if (parent != null) {
            parent.add(listener);
        }
    }

    /** The listener is not called any more. */
    void forget(Runnable listener) {
        synchronized (this) {
            listeners.remove(listener);
        }
        if (parent != null) {
            parent.forget(listener);
        }
    }
}

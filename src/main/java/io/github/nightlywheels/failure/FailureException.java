package io.github.nightlywheels.failure;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Failure} from where it is noticed to where it is shown. The only exception of the plugin's own. Its cause
 * is the exception behind it, for stack traces; see {@link WordlessException} for the cause of a bug.
 */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient ChannelState state;

    /** A failure at a point where this run has written nothing to the channel. */
    public FailureException(Failure failure) {
        this(failure, ChannelState.untouched());
    }

    public FailureException(Failure failure, ChannelState state) {
        this(failure, state, null);
    }

    /** A failure at a point where this run has written nothing to the channel; {@code cause} is the exception behind it. */
    public FailureException(Failure failure, @Nullable Throwable cause) {
        this(failure, ChannelState.untouched(), cause);
    }

    public FailureException(Failure failure, ChannelState state, @Nullable Throwable cause) {
        super(failure.problem(), failure instanceof RunFailure.Bug ? WordlessException.of(cause) : cause);
        this.failure = Objects.requireNonNull(failure);
        this.state = Objects.requireNonNull(state);
    }

    /** The same failure of a run that has changed this as well. */
    public FailureException after(ChannelState changed) {
        if (changed.nothingWasChanged()) {
            return this;
        }
        FailureException same = new FailureException(failure, state.and(changed), getCause());
        same.setStackTrace(getStackTrace());
        Stream.of(getSuppressed()).forEach(same::addSuppressed);
        return same;
    }

    public Failure failure() {
        return failure;
    }

    public ChannelState state() {
        return state;
    }
}

package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.FailureException;

/** How a write ended. */
public sealed interface WriteResult<T> {
    /** Whether it took effect, as far as all its answers and the looks tell. */
    WriteEffect effect();

    /** Whether an effect of which the answers did not tell may still come, or show late. */
    boolean mayComeLate();

    /** It was answered, or a look shows that it took effect; {@code value} is what that came to. */
    record Settled<T>(T value, WriteEffect effect, boolean mayComeLate) implements WriteResult<T> {}

    /**
     * It failed; {@code why} is a {@link io.github.nightlywheels.failure.TransferFailure.OutcomeUnknown} if even reading did not
     * tell whether it took effect.
     */
    record WriteFailed<T>(FailureException why, WriteEffect effect, boolean mayComeLate) implements WriteResult<T> {}
}

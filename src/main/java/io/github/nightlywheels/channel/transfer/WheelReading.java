package io.github.nightlywheels.channel.transfer;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryDecision;
import java.util.function.Supplier;

/** Reads a wheel once more in a run in which many files are open: that the system lets it open no more of them may pass. */
public final class WheelReading {
    private WheelReading() {}

    /**
     * Reads, later if need be.
     *
     * @param retries decides for how long it is tried
     * @param reading reads
     * @throws FailureException as {@code reading} does, with {@link TransferFailure.TooManyOpenFiles} only if it stays so; or if
     *     the work was stopped meanwhile
     */
    public static <T> T read(RetryDecision retries, Supplier<T> reading) {
        while (true) {
            try {
                T value = reading.get();
                retries.succeeded();
                return value;
            } catch (FailureException e) {
                if (!(e.failure() instanceof TransferFailure.TooManyOpenFiles) || !retries.waitToTryAgain(again(e))) {
                    throw e;
                }
            }
        }
    }

    private static Attempt.Retry<Object> again(FailureException e) {
        return new Attempt.Retry<>("the system lets this process open no more files or connections", e.failure(), e);
    }
}

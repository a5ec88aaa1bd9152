package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops what would be in vain: a dead token, a full channel or an interruption stops the whole run, a lack of rights the
 * wheels of that project. When as many wheels in a row as are sent at once have used up their tries, with none arriving in
 * between, it is not about the wheels, and the run stops too.
 */
final class CircuitBreaker {
    /** With few threads, so many failures say no more than that those wheels had bad luck. */
    private static final int LEAST_IN_A_ROW = 3;

    private final AtomicReference<@Nullable Failure> run = new AtomicReference<>();
    private final Map<ProjectName, Failure> projects = new ConcurrentHashMap<>();
    private final AtomicInteger inARow = new AtomicInteger();
    private final int mostInARow;

    CircuitBreaker(int threads) {
        this.mostInARow = Math.max(LEAST_IN_A_ROW, threads);
    }

    /** Notes that one upload went well. */
    void noteSuccess() {
        inARow.set(0);
    }

    /** Notes a failure of one upload. */
    void note(Upload upload, Failure noted) {
        Failure failure = TransferFailure.OutcomeUnknown.causeOf(noted);
        if (stopsTheRun(failure)) {
            run.compareAndSet(null, failure);
        } else if (mayPass(failure)) {
            int failed = inARow.incrementAndGet();
            if (failed >= mostInARow) {
                run.compareAndSet(null, new RunFailure.Outage(failed, failure));
            }
        } else if (failure instanceof AccessFailure) {
            projects.putIfAbsent(upload.release().project(), failure);
        }
    }

    private static boolean stopsTheRun(Failure failure) {
        return failure instanceof TokenFailure
                || failure instanceof ChannelFailure.QuotaExceeded
                || failure instanceof ChannelFailure.ReadOnly
                || failure instanceof TransferFailure.TlsFailed
                || failure instanceof TransferFailure.Interrupted;
    }

    /** Whether it is the server or the network that failed, and not the wheel. */
    static boolean mayPass(Failure failure) {
        return failure instanceof TransferFailure.ServerError
                || failure instanceof TransferFailure.Unreachable
                || (failure instanceof TransferFailure.StorageRefused refused && StorageResponse.mayPass(refused));
    }

    /**
     * Lets the upload go on, or not.
     *
     * @throws FailureException with what was noted before
     */
    void check(Upload upload) {
        Optional.<Failure>ofNullable(run.get())
                .or(() -> Optional.ofNullable(projects.get(upload.release().project())))
                .ifPresent(failure -> {
                    throw new FailureException(failure);
                });
    }
}

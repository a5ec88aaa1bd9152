package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops what would be in vain: a dead token, a full channel or an interruption stops the whole run, a lack of rights the
 * wheels of that project. When as many wheels in a row as are sent at once have used up their tries, with none arriving in
 * between, it is not about the wheels, and the run stops too.
 */
final class CircuitBreaker {
    /** With few threads, so many failures say no more than that those wheels had bad luck. */
    private static final int LEAST_IN_A_ROW = 3;

    private final StopSignal run = new StopSignal();
    private final Map<ProjectName, StopSignal> projects = new ConcurrentHashMap<>();
    private final AtomicInteger inARow = new AtomicInteger();
    private final int mostInARow;

    CircuitBreaker(int threads) {
        this.mostInARow = Math.max(LEAST_IN_A_ROW, threads);
    }

    /** What stops the uploads of a project. */
    StopSignal signal(ProjectName project) {
        return projects.computeIfAbsent(project, key -> run.child());
    }

    /** Notes that one upload went well. */
    void noteSuccess() {
        inARow.set(0);
    }

    /** Notes a failure of one upload. */
    void note(Upload upload, FailureException noted) {
        Failure failure = TransferFailure.OutcomeUnknown.causeOf(noted.failure());
        FailureException reason = new FailureException(failure, noted);
        if (stopsTheRun(failure)) {
            run.stop(reason);
        } else if (mayPass(failure)) {
            int failed = inARow.incrementAndGet();
            if (failed >= mostInARow) {
                run.stop(new FailureException(new RunFailure.Outage(failed, failure), noted));
            }
        } else if (failure instanceof AccessFailure) {
            signal(upload.release().project()).stop(reason);
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
}

package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops what would be in vain: a dead token, a full channel or an interruption stops the whole run, a lack of rights the
 * wheels of that project.
 */
final class Brake {
    private final AtomicReference<@Nullable Failure> run = new AtomicReference<>();
    private final Map<ProjectName, Failure> projects = new ConcurrentHashMap<>();

    /** Notes a failure of one upload. */
    void note(Upload upload, Failure failure) {
        if (stopsTheRun(failure)) {
            run.compareAndSet(null, failure);
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

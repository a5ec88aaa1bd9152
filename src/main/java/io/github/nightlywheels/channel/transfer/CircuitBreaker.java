package io.github.nightlywheels.channel.transfer;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stops what could not succeed: a dead token, a full channel or an interruption stops the whole run, a lack of rights the
 * wheels of that project. When as many wheels in a row as are sent at once have used up their tries, with none arriving in
 * between, it is not about the wheels, and the run stops too.
 */
public final class CircuitBreaker {
    /** With few threads, so many failures say no more than that those wheels had bad luck. */
    private static final int LEAST_IN_A_ROW = 3;

    private final StopSignal run = new StopSignal();
    private final Map<ProjectName, StopSignal> projects = new ConcurrentHashMap<>();
    private final AtomicInteger inARow = new AtomicInteger();
    private final int mostInARow;
    private final Function<Failure, Reach> reach;

    /**
     * A breaker that has noted nothing yet.
     *
     * @param threads how many wheels are sent at once
     * @param reach says of a failure what else it stops
     */
    public CircuitBreaker(int threads, Function<Failure, Reach> reach) {
        this.mostInARow = Math.max(LEAST_IN_A_ROW, threads);
        this.reach = reach;
    }

    /** What else would fail for the same reason as one upload. */
    public enum Reach {
        /** Everything. */
        RUN,
        /** Whatever belongs to the same project. */
        PROJECT,
        /** Perhaps everything: it is the server or the network that failed, and not the wheel. */
        PASSING,
        /** Nothing. */
        WHEEL
    }

    /** What stops the uploads of a project. */
    public StopSignal signal(ProjectName project) {
        return projects.computeIfAbsent(project, key -> run.child());
    }

    /** Notes that one upload went well. */
    public void noteSuccess() {
        inARow.set(0);
    }

    /** Notes a failure of one upload. */
    public void note(Upload upload, FailureException noted) {
        note(upload.release().project(), noted);
    }

    /** Notes a failure of something that is done with a project. */
    public void note(ProjectName project, FailureException noted) {
        Failure failure = TransferFailure.OutcomeUnknown.causeOf(noted.failure());
        FailureException reason = new FailureException(failure, noted);
        switch (reach.apply(failure)) {
            case RUN -> run.stop(reason);
            case PROJECT -> signal(project).stop(reason);
            case PASSING -> {
                int failed = inARow.incrementAndGet();
                if (failed >= mostInARow) {
                    run.stop(new FailureException(new RunFailure.Outage(failed, failure), noted));
                }
            }
            case WHEEL -> {}
        }
    }
}

package io.github.nightlywheels.retry;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides, after each try of one thing that failed, whether there is to be another, and pauses before it. Whether another can
 * help at all is said by who tried, with {@link Attempt.Retry}.
 */
public final class RetryDecision {
    private final Retrier retrier;
    private final String operation;
    private final RetryBudget budget;
    private final Set<String> waitedFor = new LinkedHashSet<>();
    private int number;
    private int counted;
    private Duration waited = Duration.ZERO;

    RetryDecision(Retrier retrier, String operation, RetryBudget budget) {
        this.retrier = retrier;
        this.operation = operation;
        this.budget = budget;
    }

    /**
     * Pauses before the next try, if there is to be one.
     *
     * @return whether there is to be another; if not, nothing was waited for
     * @throws FailureException with the reason if the work was stopped before or during the pause, or with
     *     {@link TransferFailure.Interrupted}
     */
    public boolean waitToTryAgain(Attempt.Retry<?> again) {
        budget.stop().check();
        Optional<Duration> pause = decide(again);
        pause.ifPresent(length -> pause(again, length));
        return pause.isPresent();
    }

    /**
     * Pauses once, if the limits leave the time for it.
     *
     * @throws FailureException as {@link #waitToTryAgain} does
     */
    public void waitIfThereIsTime(Attempt.Retry<?> again) {
        budget.stop().check();
        decide(again).ifPresent(length -> pause(again, length));
    }

    /** The pause before the next try; empty if there is to be none. */
    private Optional<Duration> decide(Attempt.Retry<?> again) {
        boolean isCounted = again.bound() == Attempt.Bound.NUMBER_AND_TIME;
        if (isCounted && counted >= retrier.retries()) {
            return Optional.empty();
        }
        Duration wanted = retrier.pause(number, again);
        boolean isFirst = isCounted && counted == 0; // a wheel is not given up for its first fault because others were
        return isFirst || budget.waits().allows(again.failure().code(), wanted)
                ? budget.allow(wanted).filter(this::isWithinTheTime)
                : Optional.empty();
    }

    /** Holds even where the clock does not go on while somebody sleeps. */
    private boolean isWithinTheTime(Duration pause) {
        return waited.plus(pause).compareTo(budget.total()) <= 0;
    }

    private void pause(Attempt.Retry<?> again, Duration length) {
        number++;
        waited = waited.plus(length);
        if (again.bound() == Attempt.Bound.NUMBER_AND_TIME) {
            counted++;
        }
        String kind = again.failure().code();
        waitedFor.add(kind);
        budget.waits().begin(kind);
        try {
            retrier.sleep(operation, again.reason(), length, budget.stop());
        } finally {
            budget.waits().end(kind);
        }
        budget.stop().check();
    }

    /** It went well in the end: what was waited for has come. */
    public void succeeded() {
        waitedFor.forEach(budget.waits()::cameToAnEnd);
    }
}

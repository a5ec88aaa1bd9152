package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import java.util.Optional;

/**
 * One write with its repetitions: what may have taken effect is looked for before it is repeated, and before it is said to have
 * failed. A deletion is repeated only after a look, even if it has had no effect for sure: meanwhile another job may have put
 * there what the next one would delete.
 */
final class VerifiedWrite<T> {
    private final ApiClient client;
    private final ChannelContext context;
    private final Write<T> write;
    private final RetryBudget budget;
    private WriteEffect effect = WriteEffect.NONE;
    private boolean mayComeLate;
    private boolean mustLook;
    private boolean looksBeforeNext;
    private boolean lostConnection;

    VerifiedWrite(ApiClient client, ChannelContext context, Write<T> write, RetryBudget budget) {
        this.client = client;
        this.context = context;
        this.write = write;
        this.budget = budget;
    }

    WriteResult<T> run(RetryDecision retries) {
        try {
            while (true) {
                Attempt<T> ended = attempt();
                if (ended instanceof Attempt.Success<T> success) {
                    retries.succeeded();
                    return new WriteResult.Settled<>(success.value(), effect, mayComeLate);
                }
                Attempt.Retry<T> again = (Attempt.Retry<T>) ended;
                if (!retries.waitToTryAgain(again)) {
                    return failed(again.exception());
                }
            }
        } catch (FailureException e) {
            return failed(e);
        }
    }

    private Attempt<T> attempt() {
        if (mustLook || looksBeforeNext) {
            Optional<T> found = look();
            if (found.isPresent()) {
                effect = WriteEffect.DONE;
                return new Attempt.Success<>(found.get());
            }
        }
        looksBeforeNext = write.operation() == Operation.DELETE;
        if (lostConnection) {
            client.forgetConnections();
        }
        ApiResponse response;
        try {
            response = client.exchange(write.request(), budget.stop());
        } catch (NoResponseException e) {
            lostConnection = true;
            note(e.neverSent() ? WriteEffect.NONE : WriteEffect.UNKNOWN, true);
            return NoResponseException.again(e);
        }
        Classification answer = AnswerClassifier.classify(write.operation(), response);
        note(answer.effect(), answer.mayComeLate());
        return switch (answer.meaning()) {
            case TRANSIENT -> RetryingApi.again(answer);
            case REFUSED, UNEXPECTED, CONFIRMED, ABSENT_ON_PAGE, NOT_UNDERSTOOD ->
                throw context.refused(response, write.project());
            case SUCCESS, ABSENT, EXISTS, TAKEN, BEING_UPLOADED -> {
                mustLook = false; // whoever gives this answer its meaning looks as well
                yield write.meaning().apply(answer, effect);
            }
        };
    }

    private void note(WriteEffect told, boolean late) {
        effect = effect.or(told);
        mayComeLate |= told != WriteEffect.NONE && late;
        mustLook = told == WriteEffect.UNKNOWN || told == WriteEffect.DENIED;
    }

    private WriteResult<T> failed(FailureException why) {
        if (why.failure() instanceof TransferFailure.OutcomeUnknown) {
            return new WriteResult.WriteFailed<>(why, WriteEffect.UNKNOWN, mayComeLate);
        }
        if (mustLook) {
            try {
                Optional<T> found = write.look().apply(budget.unstoppable());
                mustLook = false;
                if (found.isPresent()) {
                    return new WriteResult.Settled<>(found.get(), WriteEffect.DONE, mayComeLate);
                }
            } catch (FailureException e) {
                return new WriteResult.WriteFailed<>(
                        outcomeUnknown(why.failure(), e), WriteEffect.UNKNOWN, mayComeLate);
            }
        }
        return new WriteResult.WriteFailed<>(explained(why), effect, mayComeLate);
    }

    /** Reads whether the write took effect. */
    private Optional<T> look() {
        mustLook = false;
        try {
            return write.look().apply(budget.unstoppable());
        } catch (FailureException e) {
            throw outcomeUnknown(e.failure(), e);
        }
    }

    private FailureException outcomeUnknown(Failure why, FailureException unread) {
        return new FailureException(
                new TransferFailure.OutcomeUnknown(write.request().operation(), why), unread);
    }

    /** That a server fails to write has a better name if it announces that it takes no writes. */
    private FailureException explained(FailureException failed) {
        return failed.failure() instanceof TransferFailure.ServerError
                ? client.readOnlyHeader()
                        .map(header -> new FailureException(new ChannelFailure.ReadOnly(header), failed))
                        .orElse(failed)
                : failed;
    }
}

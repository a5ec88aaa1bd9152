package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.pypi.upload.AnswerMeaning.Effect;
import io.github.nightlywheels.channel.pypi.upload.UploadStep.FileThere;
import io.github.nightlywheels.channel.pypi.upload.UploadStep.UploadEnded;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Uploads one file. What got no telling answer may be there: the index is read before it is sent again, and where there is none it
 * is not sent again. Whatever befalls the upload, it ends in a value, never in an exception.
 */
final class PypiUploader {
    private final UploadScope scope;
    private final Upload upload;
    private final ForeseenRefusals refusals;
    private final CircuitBreaker breaker;
    private final RetryBudget budget;
    private final String operation;
    private final Instant start;
    private final PypiUploadState state = new PypiUploadState();
    private final FileSender sender;
    private final UploadSettlement settlement;

    PypiUploader(
            UploadScope scope, Upload upload, ForeseenRefusals refusals, CircuitBreaker breaker, RetryBudget budget) {
        this.refusals = refusals;
        this.breaker = breaker;
        this.scope = scope;
        this.upload = upload;
        this.budget = budget;
        this.operation = "upload " + upload.filename();
        this.start = scope.clock().instant();
        this.sender = new FileSender(scope, upload, operation, state);
        this.settlement = new UploadSettlement(scope, upload, operation, state);
    }

    UploadResult run() {
        UploadStep last = guarded(this::upload);
        UploadStep end = guarded(() -> settlement.inTheEnd(last));
        if (end instanceof UploadEnded ended) {
            breaker.note(upload, ended.why());
            return result(outcome(ended.why().failure()), Optional.of(ended.why()));
        }
        breaker.noteSuccess();
        return result(((FileThere) end).outcome(), Optional.empty());
    }

    /** Makes a value of whatever ends the work. */
    private UploadStep guarded(Supplier<UploadStep> work) {
        try {
            return work.get();
        } catch (FailureException e) {
            return new UploadEnded(e);
        } catch (RuntimeException | Error e) {
            return new UploadEnded(new FailureException(RunFailure.Bug.of(operation, e), e));
        }
    }

    private Outcome outcome(Failure failure) {
        if (failure instanceof ChannelFailure.Overtaken) {
            return Outcome.OVERTAKEN;
        }
        return failure instanceof TransferFailure.OutcomeUnknown || state.mayBeThere()
                ? Outcome.UNKNOWN
                : Outcome.FAILED;
    }

    private UploadResult result(Outcome outcome, Optional<FailureException> why) {
        Duration duration = Duration.between(start, scope.clock().instant());
        return new UploadResult(upload, outcome, why, duration, state.sendCount());
    }

    private UploadStep upload() {
        budget.stop().check();
        Optional<Failure> foreseen = refusals.of(upload);
        if (foreseen.isPresent()) {
            return new UploadEnded(foreseen.get());
        }
        RetryDecision retries = scope.retrier().retryDecision(operation, budget);
        while (true) {
            Attempt<UploadStep> tried = attempt();
            if (tried instanceof Attempt.Retry<UploadStep> again) {
                if (!retries.waitToTryAgain(again)) {
                    return new UploadEnded(again.exception());
                }
                continue;
            }
            UploadStep end = ((Attempt.Success<UploadStep>) tried).value();
            if (end instanceof FileThere) {
                retries.succeeded();
            }
            return end;
        }
    }

    private Attempt<UploadStep> attempt() {
        Optional<UploadStep> settled = state.mayBeThere() ? settlement.now(budget) : Optional.empty();
        return settled.<Attempt<UploadStep>>map(Attempt.Success::new).orElseGet(this::send);
    }

    private Attempt<UploadStep> send() {
        try {
            return after(sender.send(budget));
        } catch (NoResponseException e) {
            state.sentInVain(e.neverSent() ? Effect.NONE : Effect.POSSIBLE);
            return settlement
                    .withoutIndex(e.failure())
                    .<Attempt<UploadStep>>map(Attempt.Success::new)
                    .orElseGet(() -> NoResponseException.again(scope.client().judge(e)));
        }
    }

    private Attempt<UploadStep> after(AnswerMeaning meaning) {
        if (meaning instanceof AnswerMeaning.Passing passing) {
            state.sentInVain(passing.effect());
            return settlement
                    .withoutIndex(passing.failure())
                    .<Attempt<UploadStep>>map(Attempt.Success::new)
                    .orElseGet(() -> again(passing));
        }
        return new Attempt.Success<>(lastStep(meaning));
    }

    private static Attempt<UploadStep> again(AnswerMeaning.Passing passing) {
        return new Attempt.Retry<>(
                passing.failure().reply().map(ServerReply::words).orElse("the server failed"),
                passing.retryAfter(),
                passing.failure());
    }

    private UploadStep lastStep(AnswerMeaning meaning) {
        if (meaning instanceof AnswerMeaning.Accepted && !scope.index().isKnown()) {
            scope.content().noteUnseen(upload.filename());
        }
        if (meaning instanceof AnswerMeaning.Stored || meaning instanceof AnswerMeaning.Accepted) {
            return settlement.put();
        }
        if (meaning instanceof AnswerMeaning.Taken taken) {
            return settlement.taken(taken.reply());
        }
        if (meaning instanceof AnswerMeaning.Doubtful doubtful) {
            return settlement.doubtful(doubtful.failure());
        }
        if (meaning instanceof AnswerMeaning.RefusedByStatus refused) {
            return settlement.refusedByStatus(refused.failure());
        }
        return new UploadEnded(((AnswerMeaning.Refused) meaning).failure());
    }
}

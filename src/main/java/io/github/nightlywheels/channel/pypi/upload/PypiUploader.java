package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.pypi.index.IndexedContent.Comparison;
import io.github.nightlywheels.channel.pypi.upload.AnswerMeaning.Effect;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Uploads one file. What got no telling answer may be there: the index is read before it is sent again, and where there is none it
 * is not sent again. Whatever befalls the upload, it ends in a value, never in an exception.
 */
final class PypiUploader {
    private final UploadScope scope;
    private final Upload upload;
    private final CircuitBreaker breaker;
    private final RetryBudget budget;
    private final String operation;
    private final Instant start;
    private final FileSender sender;
    private final IndexEvidence evidence;
    private boolean mayBeThere;
    private boolean hadPossibleEffect;

    PypiUploader(UploadScope scope, Upload upload, CircuitBreaker breaker, RetryBudget budget) {
        this.breaker = breaker;
        this.scope = scope;
        this.upload = upload;
        this.budget = budget;
        this.operation = "upload " + upload.filename();
        this.start = scope.clock().instant();
        this.sender = new FileSender(scope, upload, operation);
        this.evidence = new IndexEvidence(scope, upload, operation);
    }

    UploadResult run() {
        try {
            Outcome outcome = upload();
            breaker.noteSuccess();
            return result(outcome, Optional.empty());
        } catch (FailureException e) {
            breaker.note(upload, e);
            return result(outcome(e.failure()), Optional.of(e));
        } catch (RuntimeException | Error e) {
            FailureException bug = new FailureException(RunFailure.Bug.of(operation, e), e);
            return result(mayBeThere ? Outcome.UNKNOWN : Outcome.FAILED, Optional.of(bug));
        }
    }

    private Outcome outcome(Failure failure) {
        if (failure instanceof ChannelFailure.Overtaken) {
            return Outcome.OVERTAKEN;
        }
        return failure instanceof TransferFailure.OutcomeUnknown || mayBeThere ? Outcome.UNKNOWN : Outcome.FAILED;
    }

    private UploadResult result(Outcome outcome, Optional<FailureException> why) {
        return new UploadResult(
                upload, outcome, why, Duration.between(start, scope.clock().instant()), sender.tries());
    }

    private Outcome upload() {
        budget.stop().check();
        if (upload.kind() == Upload.Kind.REPLACEMENT && scope.server().family().isPypi()) {
            throw new FailureException(
                    new UploadFailure.CannotReplace(scope.server().name(), upload.filename(), Optional.empty()));
        }
        try {
            return scope.retrier().call(operation, budget, this::attempt);
        } catch (FailureException e) {
            return settleAtTheEnd(e);
        }
    }

    private Attempt<Outcome> attempt() {
        if (mayBeThere) {
            Optional<Outcome> settled = settle(evidence.now(budget));
            if (settled.isPresent()) {
                return new Attempt.Success<>(settled.get());
            }
        }
        AnswerMeaning meaning;
        try {
            meaning = sender.send(budget);
        } catch (NoResponseException e) {
            noteEffect(e.neverSent() ? Effect.NONE : Effect.POSSIBLE, e.failure());
            return NoResponseException.again(e);
        }
        if (meaning instanceof AnswerMeaning.Accepted && !scope.index().isKnown()) {
            scope.content().noteUnseen(upload.filename());
        }
        if (meaning instanceof AnswerMeaning.Stored || meaning instanceof AnswerMeaning.Accepted) {
            return new Attempt.Success<>(put());
        }
        if (meaning instanceof AnswerMeaning.Taken taken) {
            return new Attempt.Success<>(taken(taken.reply()));
        }
        if (meaning instanceof AnswerMeaning.Passing passing) {
            noteEffect(passing.effect(), passing.failure());
            return new Attempt.Retry<>(
                    passing.failure().reply().map(ServerReply::words).orElse("the server failed"),
                    passing.retryAfter(),
                    passing.failure());
        }
        if (meaning instanceof AnswerMeaning.Doubtful doubtful) {
            return new Attempt.Success<>(doubtful(doubtful.failure()));
        }
        throw new FailureException(((AnswerMeaning.Refused) meaning).failure());
    }

    /**
     * Remembers that the file may be there now.
     *
     * @throws FailureException if there is no index that could tell, so that it must not be sent again
     */
    private void noteEffect(Effect effect, Failure failure) {
        mayBeThere = effect == Effect.POSSIBLE;
        hadPossibleEffect |= mayBeThere;
        if (mayBeThere && scope.server().index().isEmpty()) {
            throw new FailureException(new TransferFailure.OutcomeUnknown(operation, failure));
        }
    }

    private Outcome put() {
        mayBeThere = false;
        scope.listener().committed(upload);
        return upload.kind() == Upload.Kind.REPLACEMENT ? Outcome.REPLACED : Outcome.PUBLISHED;
    }

    /** Whether what may be there is there; empty if it does not show, so that it can be sent again. */
    private Optional<Outcome> settle(IndexedContent.Result found) {
        mayBeThere = false;
        return switch (found.found()) {
            case SAME -> Optional.of(put());
            case ABSENT, FOREIGN -> Optional.empty();
            case OTHER -> {
                if (upload.kind() == Upload.Kind.NEW) {
                    throw new FailureException(
                            new ChannelFailure.Overtaken(scope.server().name(), upload.filename()));
                }
                yield Optional.empty();
            }
            case UNKNOWN ->
                throw new FailureException(new TransferFailure.OutcomeUnknown(
                        operation,
                        new ChannelFailure.DigestUnknown(scope.server().name(), upload.filename())));
        };
    }

    /** One of the tries may have stored the file though all of them failed, and an index may show it late. */
    private Outcome settleAtTheEnd(FailureException given) {
        if (!hadPossibleEffect || isSettled(given.failure())) {
            throw given;
        }
        return settle(evidence.inTheEnd(given.failure()))
                .orElseThrow(() ->
                        new FailureException(new TransferFailure.OutcomeUnknown(operation, given.failure()), given));
    }

    private static boolean isSettled(Failure failure) {
        return failure instanceof TransferFailure.OutcomeUnknown
                || failure instanceof ChannelFailure.Overtaken
                || failure instanceof UploadFailure.CannotReplace;
    }

    /** The server says that it has a file of this name: whether it is this one, the index tells, perhaps a moment later. */
    private Outcome taken(ServerReply reply) {
        Failure exists = exists(scope.server().indexUrl(), reply);
        IndexedContent.Result found = evidence.afterAWhile(exists);
        switch (found.found()) {
            case SAME -> {
                return hadPossibleEffect ? put() : Outcome.UNCHANGED;
            }
            case OTHER ->
                throw new FailureException(
                        new UploadFailure.CannotReplace(scope.server().name(), upload.filename(), Optional.of(reply)));
            case FOREIGN ->
                throw new FailureException(new UploadFailure.ForeignContent(
                        scope.server().name(), upload.filename(), found.host(), reply));
            case ABSENT, UNKNOWN -> {
                Failure why = found.found() == Comparison.ABSENT ? exists : exists(Optional.empty(), reply);
                throw new FailureException(
                        hadPossibleEffect ? new TransferFailure.OutcomeUnknown(operation, why) : why);
            }
        }
        throw new AssertionError(found);
    }

    private Failure exists(Optional<String> unlistedIn, ServerReply reply) {
        return new UploadFailure.FileExists(scope.server().name(), upload.filename(), unlistedIn, reply);
    }

    /** A page in place of an answer: the file is there only if the index says so. */
    private Outcome doubtful(Failure failure) {
        if (scope.server().index().isEmpty()) {
            throw new FailureException(new TransferFailure.OutcomeUnknown(operation, failure));
        }
        return settle(evidence.inTheEnd(failure)).orElseThrow(() -> new FailureException(failure));
    }
}

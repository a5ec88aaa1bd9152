package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.pypi.index.IndexedContent.Comparison;
import io.github.nightlywheels.channel.pypi.upload.UploadStep.FileThere;
import io.github.nightlywheels.channel.pypi.upload.UploadStep.UploadEnded;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.TransferFailure.OutcomeUnknown.NextRun;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.util.Optional;

/** Settles by the index what became of a file, where the answer to its upload does not tell. */
final class UploadSettlement {
    private final UploadScope scope;
    private final Upload upload;
    private final String operation;
    private final PypiUploadState state;
    private final IndexEvidence evidence;

    UploadSettlement(UploadScope scope, Upload upload, String operation, PypiUploadState state) {
        this.scope = scope;
        this.upload = upload;
        this.operation = operation;
        this.state = state;
        this.evidence = new IndexEvidence(scope, upload, operation);
    }

    /** The server has taken the file. */
    UploadStep put() {
        state.lookedFor();
        scope.listener().committed(upload);
        return new FileThere(upload.kind() == Upload.Kind.REPLACEMENT ? Outcome.REPLACED : Outcome.PUBLISHED);
    }

    /**
     * What became of what may be there; empty if it does not show, so that it can be sent again.
     *
     * @throws FailureException if the index cannot be read
     */
    Optional<UploadStep> now(RetryBudget budget) {
        return judge(evidence.now(budget));
    }

    /** The end of the upload after a try of which no index could tell what it did: the file must not be sent again. */
    Optional<UploadStep> withoutIndex(Failure failure) {
        return state.mayBeThere() && scope.server().index().isEmpty()
                ? Optional.of(new UploadEnded(unknown(failure)))
                : Optional.empty();
    }

    /**
     * The server says that it has a file of this name: whether it is this one, the index tells, perhaps a moment later.
     *
     * @throws FailureException if the index cannot be read
     */
    UploadStep taken(ServerReply reply) {
        Failure exists = exists(scope.server().indexUrl(), reply);
        IndexedContent.Result found = evidence.afterAWhile(exists);
        String server = scope.server().name();
        return switch (found.found()) {
            case SAME -> state.mayHaveStored() ? put() : new FileThere(Outcome.UNCHANGED);
            case OTHER ->
                new UploadEnded(new UploadFailure.CannotReplace(server, upload.filename(), Optional.of(reply)));
            case FOREIGN ->
                new UploadEnded(new UploadFailure.ForeignContent(server, upload.filename(), found.host(), reply));
            case ABSENT, UNKNOWN -> {
                Failure why = found.found() == Comparison.ABSENT ? exists : exists(Optional.empty(), reply);
                yield new UploadEnded(state.mayHaveStored() ? unknown(why) : why);
            }
        };
    }

    private Failure exists(Optional<String> unlistedIn, ServerReply reply) {
        return new UploadFailure.FileExists(scope.server().name(), upload.filename(), unlistedIn, reply);
    }

    /**
     * A page in place of an answer: the file is there if the index says so, and may show later if it does not.
     *
     * @throws FailureException if the index cannot be read
     */
    UploadStep doubtful(Failure failure) {
        return scope.server().index().isEmpty()
                ? new UploadEnded(unknown(failure))
                : judge(evidence.inTheEnd(failure, scope.visibility()))
                        .orElseGet(() -> new UploadEnded(unknown(failure)));
    }

    /**
     * A refusal without words that are known. The index is looked at once; after one that does not fit what the server did before,
     * until a file that has arrived would show. All such refusals of a run share that time, and what does not show by then is not
     * known.
     *
     * @throws FailureException if the index cannot be read after an odd refusal
     */
    UploadStep refusedByStatus(Failure failure) {
        if (scope.server().index().isEmpty()) {
            return new UploadEnded(failure);
        }
        if (scope.answers().isOdd(failure)) {
            return judge(failure, evidence.inTheEnd(failure, scope.visibilityAfterOddRefusal()))
                    .orElseGet(() -> new UploadEnded(unknown(failure)));
        }
        try {
            IndexedContent.Result found = evidence.now(
                    failure instanceof CredentialFailure
                            ? scope.retrier().budget(Duration.ZERO)
                            : scope.visibilityAfterOddRefusal());
            return judge(failure, found).orElseGet(() -> new UploadEnded(failure));
        } catch (FailureException e) {
            return new UploadEnded(new FailureException(failure, e));
        }
    }

    /**
     * Whether what the index has leaves the refusal as it is: what another job has put there says nothing of credentials, and what
     * was there before the upload, with a digest that nobody tells, says nothing at all.
     */
    private boolean provesNothing(Failure refusal, Comparison found) {
        return (refusal instanceof CredentialFailure && found == Comparison.OTHER)
                || (upload.kind() == Upload.Kind.REPLACEMENT && found == Comparison.UNKNOWN);
    }

    /**
     * The end of the upload: one of the tries may have stored the file though all of them failed, and an index may show it late.
     *
     * @param end how the last try ended
     * @throws FailureException if the index cannot be read
     */
    UploadStep inTheEnd(UploadStep end) {
        if (!(end instanceof UploadEnded ended)
                || !state.mayHaveStored()
                || isSettled(ended.why().failure())) {
            return end;
        }
        Failure failure = ended.why().failure();
        return judge(evidence.inTheEnd(failure, scope.visibility()))
                .orElseGet(() -> new UploadEnded(new FailureException(unknown(failure), ended.why())));
    }

    private static boolean isSettled(Failure failure) {
        return failure instanceof TransferFailure.OutcomeUnknown
                || failure instanceof ChannelFailure.Overtaken
                || failure instanceof UploadFailure.CannotReplace
                || failure instanceof RunFailure.Bug;
    }

    private Optional<UploadStep> judge(Failure refusal, IndexedContent.Result found) {
        return provesNothing(refusal, found.found()) ? Optional.empty() : judge(found);
    }

    private Optional<UploadStep> judge(IndexedContent.Result found) {
        state.lookedFor();
        String server = scope.server().name();
        return switch (found.found()) {
            case SAME -> Optional.of(put());
            case ABSENT, FOREIGN -> Optional.empty();
            case OTHER ->
                upload.kind() == Upload.Kind.NEW
                        ? Optional.of(new UploadEnded(new ChannelFailure.Overtaken(server, upload.filename())))
                        : Optional.empty();
            case UNKNOWN ->
                Optional.of(new UploadEnded(unknown(new ChannelFailure.DigestUnknown(server, upload.filename()))));
        };
    }

    private Failure unknown(Failure why) {
        return new TransferFailure.OutcomeUnknown(
                operation, why, scope.index().isKnown() ? NextRun.READS_FIRST : NextRun.SEES_NOTHING);
    }
}

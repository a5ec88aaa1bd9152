package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.Meaning;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Uploads one wheel, from the start to the end: release, stage, send, commit ({@code anaconda-api.md} sections 1.4 to 1.8), and
 * before that the deletion of the file that it replaces. When a step finds that what an earlier one had made sure of is no longer
 * so, the upload begins again, a few times. However it fails, it ends in a value, never in an exception.
 */
final class WheelUploader {
    /** How long a deletion without a telling answer is given to be carried out. */
    private static final Duration LATE_DELETION = Duration.ofSeconds(10);

    private final UploadContext context;
    private final Upload upload;
    private final CircuitBreaker breaker;
    private final UploadState state;
    private final RemoteFile remote;
    private final StageStep stage;
    private final StorageUpload storage;
    private final Instant start;

    WheelUploader(
            UploadContext context, Upload upload, List<String> labels, CircuitBreaker breaker, RetryBudget budget) {
        this.context = context;
        this.upload = upload;
        this.breaker = breaker;
        this.state = new UploadState(budget);
        this.remote = new RemoteFile(context, upload, state);
        this.stage = new StageStep(context, upload, labels, state, remote);
        this.storage = new StorageUpload(context, upload, state);
        this.start = context.clock().instant();
    }

    /** How far it has come. */
    UploadState state() {
        return state;
    }

    /** Uploads a wheel whose name is free. */
    UploadResult publish() {
        return finish(guarded(this::upload), Outcome.PUBLISHED);
    }

    /** Uploads a wheel in the place of another file, which is deleted first. */
    UploadResult replace(ReplacementInputs plan) {
        FileReplacement replacement = new FileReplacement(context, upload, plan, state, remote, stage);
        StepResult removed = guarded(replacement::removeOld);
        if (!(removed instanceof StepResult.Done) || state.isThere()) {
            return finish(removed, Outcome.UNCHANGED);
        }
        state.budget().mustBeUsedUp();
        StepResult put = guarded(this::upload);
        return finish(
                put instanceof StepResult.Done && state.mayDeleteNewFile() ? guarded(this::lookAgain) : put,
                Outcome.REPLACED);
    }

    /** A deletion that got no telling answer may have been carried out after the commit. */
    private StepResult lookAgain() {
        String operation = "delete the old " + upload.filename();
        Failure absent = ChannelFailure.Verification.absent(upload.filename());
        RetryBudget budget = context.api().budget(context.visibilityTimeout());
        context.api()
                .retryDecision("look for " + upload.filename(), budget)
                .waitIfThereIsTime(Attempt.Retry.untilItEnds(
                        "an earlier deletion may still be under way", Optional.of(LATE_DELETION), absent));
        return switch (remote.await(EnumSet.of(RemoteFileState.ABSENT, RemoteFileState.PREVIOUS))) {
            case OURS -> new StepResult.Done();
            case FOREIGN -> throw remote.overtaken();
            case ABSENT, PREVIOUS ->
                new StepResult.Failed(new FailureException(new TransferFailure.OutcomeUnknown(operation, absent)));
        };
    }

    private StepResult upload() {
        RetryDecision retries = context.api().retryDecision("publish " + upload.filename(), state.budget());
        for (boolean isFirst = true; ; isFirst = false) {
            StepResult result = uploadOnce();
            if (!(result instanceof StepResult.Restart restart)) {
                return result;
            }
            // What has moved may be in place again at once, and a deleted file leaves no time.
            if (!state.restarts(restart.cause()) || !(isFirst || retries.waitToTryAgain(again(restart)))) {
                return new StepResult.Failed(restart.why());
            }
        }
    }

    private static Attempt.Retry<StepResult> again(StepResult.Restart restart) {
        return Attempt.Retry.untilItEnds(
                "it has to begin again", Optional.empty(), restart.why().failure());
    }

    private StepResult uploadOnce() {
        ReleaseCreator.Sighting release = context.releases().ensure(upload.wheel(), state.budget());
        for (Supplier<StepResult> step : List.<Supplier<StepResult>>of(stage::run, storage::run, this::commit)) {
            state.budget().stop().check();
            StepResult result = step.get();
            if (result instanceof StepResult.Restart restart && restart.cause() != StepResult.Cause.FORM_REFUSED) {
                context.releases().noteGone(release);
            }
            if (!(result instanceof StepResult.Done) || state.isThere()) {
                return result;
            }
        }
        return new StepResult.Done();
    }

    private StepResult commit() {
        context.listener().committing(upload);
        WriteResult<StepResult> result = context.api()
                .write(
                        new Write<>(
                                Operation.COMMIT,
                                context.about(
                                        upload,
                                        "commit",
                                        Payloads.commit(state.grant().orElseThrow())),
                                upload.release().project(),
                                budget -> remote.look(budget) == RemoteFileState.OURS
                                        ? Optional.of(new StepResult.Done())
                                        : Optional.empty(),
                                (answer, effect) -> committed(answer)),
                        state.budget());
        state.committed(result);
        if (result instanceof WriteResult.Settled<StepResult> done && done.value() instanceof StepResult.Done) {
            context.listener().committed(upload);
        } else if (state.commit() == WriteEffect.NONE && state.deletion() == UploadState.Deletion.DONE) {
            context.listener().deleted(upload); // still, as the commit is known to have had no effect
        }
        return result instanceof WriteResult.Settled<StepResult> settled
                ? settled.value()
                : new StepResult.Failed(((WriteResult.WriteFailed<StepResult>) result).why());
    }

    private Attempt<StepResult> committed(Classification answer) {
        if (answer.meaning() == Meaning.SUCCESS) {
            return new Attempt.Success<>(new StepResult.Done());
        }
        return switch (remote.look(state.budget().unstoppable())) {
            case OURS -> new Attempt.Success<>(new StepResult.Done());
            case FOREIGN -> throw remote.overtaken();
            case PREVIOUS, ABSENT ->
                answer.meaning() == Meaning.BEING_UPLOADED
                        ? Attempt.Retry.untilItEnds(
                                "the server says that it is being uploaded",
                                answer.response().retryAfter(),
                                new ChannelFailure.NameReserved(
                                        upload.filename(),
                                        ChannelFailure.NameReserved.Holder.THIS_RUN,
                                        answer.response().reply()))
                        : new Attempt.Success<>(new StepResult.Restart(
                                StepResult.Cause.STAGING_LOST,
                                context.api()
                                        .context()
                                        .refused(
                                                answer.response(),
                                                upload.release().project())));
        };
    }

    /** Makes a value of whatever ends the work. */
    private StepResult guarded(Supplier<StepResult> work) {
        try {
            return work.get();
        } catch (FailureException e) {
            return new StepResult.Failed(e);
        } catch (RuntimeException | Error e) {
            return new StepResult.Failed(
                    new FailureException(RunFailure.Bug.of("the upload of " + upload.filename(), e), e));
        }
    }

    private UploadResult finish(StepResult result, Outcome good) {
        if (!(result instanceof StepResult.Failed failed)) {
            breaker.noteSuccess();
            return result(good, Optional.empty());
        }
        if (!state.isHeldBack()) {
            breaker.note(upload, failed.why());
        }
        Outcome outcome = new FinalLook(upload, state, remote).after(failed.why());
        return result(
                outcome, Optional.of(outcomeUnknown(failed.why(), outcome)).filter(why -> !outcome.isThere()));
    }

    /** What is not known is said to be so, whatever it was that failed. */
    private FailureException outcomeUnknown(FailureException why, Outcome outcome) {
        boolean isSaid = outcome != Outcome.UNKNOWN
                || why.failure() instanceof TransferFailure.OutcomeUnknown
                || why.failure() instanceof RunFailure.Bug;
        String write = state.commit() == WriteEffect.NONE ? "delete the old " : "commit ";
        return isSaid
                ? why
                : new FailureException(
                        new TransferFailure.OutcomeUnknown(write + upload.filename(), why.failure()), why);
    }

    private UploadResult result(Outcome outcome, Optional<FailureException> why) {
        Duration duration = Duration.between(start, context.clock().instant());
        return new UploadResult(upload, outcome, why, duration, state.sendCount());
    }
}

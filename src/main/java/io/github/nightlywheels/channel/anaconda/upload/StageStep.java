package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.failure.ChannelFailure.NameReserved;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Has a place in the storage set aside for one wheel ({@code anaconda-api.md} section 1.6). */
final class StageStep {
    private final UploadContext context;
    private final RetryingApi api;
    private final Upload upload;
    private final List<String> labels;
    private final UploadState state;
    private final RemoteFile remote;

    StageStep(UploadContext context, Upload upload, List<String> labels, UploadState state, RemoteFile remote) {
        this.api = context.api();
        this.context = context;
        this.upload = upload;
        this.labels = List.copyOf(labels);
        this.state = state;
        this.remote = remote;
    }

    /** The labels that the file is staged with. */
    List<String> labels() {
        return labels;
    }

    /**
     * Asks for a place while the name is still taken by the file that is to be replaced, which shows whether this account may
     * upload here at all: the server says that the name is taken, and nothing is changed.
     */
    StepResult probe() {
        return stage((answer, effect) -> new Attempt.Success<>(new StageResult.NameTaken()));
    }

    /**
     * Asks for a place, and waits while the name is not free: while an upload that has not finished holds it, which the server
     * ends after some minutes, or while the deleted file still shows.
     */
    StepResult run() {
        return state.grant().isPresent() ? new StepResult.Done() : stage(this::whenTaken);
    }

    private StepResult stage(BiFunction<Classification, WriteEffect, Attempt<StageResult>> whenTaken) {
        WriteResult<StageResult> result = api.write(
                new Write<>(
                        Operation.STAGE,
                        context.about(upload, "stage", Payloads.stage(upload.wheel(), labels)),
                        upload.release().project(),
                        budget -> remote.look(budget) == RemoteFileState.OURS
                                ? Optional.of(new StageResult.AlreadyThere())
                                : Optional.empty(),
                        (answer, effect) -> switch (answer.meaning()) {
                            case SUCCESS -> granted(answer.response());
                            case ABSENT ->
                                new Attempt.Success<>(new StageResult.ReleaseGone(api.context()
                                        .refused(
                                                answer.response(),
                                                upload.release().project())));
                            default -> whenTaken.apply(answer, effect);
                        }),
                state.budget());
        if (mayHoldName(result.effect())) {
            state.maybeStaged();
        }
        return result instanceof WriteResult.Settled<StageResult> settled
                ? noted(settled.value())
                // A staging shows on the channel in no way, whether it took effect or not.
                : new StepResult.Failed(causeOf(((WriteResult.WriteFailed<StageResult>) result).why()));
    }

    private StepResult noted(StageResult result) {
        if (result instanceof StageResult.ReleaseGone gone) {
            return new StepResult.Restart(StepResult.Cause.RELEASE_GONE, gone.refusal());
        }
        if (result instanceof StageResult.Granted granted) {
            state.granted(granted.grant());
        } else if (result instanceof StageResult.AlreadyThere) {
            state.foundThere();
        }
        return new StepResult.Done();
    }

    private static FailureException causeOf(FailureException why) {
        return why.failure() instanceof TransferFailure.OutcomeUnknown unknown
                ? new FailureException(unknown.cause(), why)
                : why;
    }

    private Attempt<StageResult> granted(ApiResponse response) {
        return context.storage()
                .readGrant(response.json())
                .<Attempt<StageResult>>map(grant -> new Attempt.Success<>(new StageResult.Granted(grant)))
                .orElseGet(() -> new Attempt.Retry<>(
                        "the answer is not understood",
                        response.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(
                                response.reply(), "post_url, form_data of strings, and dist_id")));
    }

    private Attempt<StageResult> whenTaken(Classification answer, WriteEffect effect) {
        ApiResponse response = answer.response();
        return switch (remote.look(state.budget())) {
            case OURS -> new Attempt.Success<>(new StageResult.AlreadyThere());
            case FOREIGN -> throw remote.overtaken();
            case PREVIOUS ->
                Attempt.Retry.untilItEnds(
                        "the deleted file still shows",
                        response.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(
                                response.reply(), "a name that is free after its deletion"));
            case ABSENT -> {
                boolean isOwn = state.mayHoldName() || mayHoldName(effect);
                yield Attempt.Retry.untilItEnds(
                        holder(isOwn),
                        response.retryAfter(),
                        state.unsent()
                                .orElseGet(() -> new NameReserved(
                                        upload.filename(),
                                        isOwn ? NameReserved.Holder.THIS_RUN : NameReserved.Holder.ANOTHER,
                                        response.reply())));
            }
        };
    }

    /** A staging that may have taken effect has reserved the name. */
    private static boolean mayHoldName(WriteEffect effect) {
        return effect == WriteEffect.UNKNOWN || effect == WriteEffect.DONE;
    }

    private String holder(boolean isOwn) {
        if (!isOwn) {
            return "an upload that has not finished holds the name";
        }
        return "this upload holds the name itself"
                + state.unsent()
                        .map(why -> ": " + why.problem().replaceAll("\\.$", ""))
                        .orElse("");
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.util.List;
import java.util.Optional;

/** Sets a place in the storage aside for one wheel ({@code anaconda-api.md} section 1.6). */
final class StageStep {
    private final UploadContext server;
    private final Upload upload;
    private final Occupancy name;
    private final RetryBudget budget;
    private final List<String> labels;
    private Optional<Failure> unsent = Optional.empty();
    private Optional<StageResult> reserved = Optional.empty();

    StageStep(UploadContext server, Upload upload, List<String> labels, Occupancy name, RetryBudget budget) {
        this.server = server;
        this.upload = upload;
        this.name = name;
        this.budget = budget;
        this.labels = List.copyOf(labels);
    }

    /** Notes why the storage did not take the bytes: the name is now held by this very upload. */
    void notSent(Failure why) {
        unsent = Optional.of(why);
    }

    /**
     * Asks for a place while the name is still taken by another content, which shows whether this account may upload here
     * at all; the server says that the name is taken, and nothing is changed.
     *
     * @throws FailureException if the upload would be refused
     */
    void probe() {
        StageResult staging = stageOnce();
        if (staging instanceof StageResult.Vanished vanished) {
            throw vanished.refusal();
        }
        if (staging instanceof StageResult.Place) {
            reserved = Optional.of(staging);
        }
    }

    /**
     * Sets a place aside, and waits while the name is not free: while an upload that never finished holds it, which the server
     * ends after some minutes, or while the deleted file still shows.
     *
     * @throws FailureException if the upload is refused, or another job's file is there
     */
    StageResult stage() {
        StageResult staging = reserved.orElseGet(
                () -> server.api().poll("stage " + upload.filename(), budget, () -> orWait(stageOnce())));
        reserved = Optional.empty();
        return staging;
    }

    private Attempt<StageResult> orWait(StageResult staging) {
        if (!(staging instanceof StageResult.Taken taken)) {
            return new Attempt.Success<>(staging);
        }
        ApiResponse answer = taken.answer();
        return switch (name.look(budget)) {
            case OURS -> new Attempt.Success<>(new StageResult.AlreadyThere());
            case ANOTHER_JOB -> throw name.overtaken();
            case OLD ->
                new Attempt.Retry<>(
                        "the deleted file still shows",
                        answer.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(answer.reply(), "a name that is free after its deletion"));
            case NOBODY ->
                new Attempt.Retry<>(
                        unsent.map(why -> "this upload holds the name itself: " + cause(why))
                                .orElse("an upload that has not finished holds the name"),
                        answer.retryAfter(),
                        unsent.orElseGet(() -> new ChannelFailure.NameReserved(upload.filename(), answer.reply())));
        };
    }

    private static String cause(Failure unsent) {
        return unsent.problem().replaceAll("\\.$", "");
    }

    private StageResult stageOnce() {
        try {
            return server.api()
                    .write(
                            server.post(upload, "stage", Payloads.stage(upload.wheel(), labels)),
                            budget,
                            () -> name.look(budget) == Occupancy.Occupant.OURS
                                    ? Optional.of(new StageResult.AlreadyThere())
                                    : Optional.empty(),
                            answer -> answer.isSuccess() ? place(answer) : new Attempt.Success<>(refusal(answer)));
        } catch (FailureException e) {
            // A staging shows on the channel in no way, whether it took effect or not.
            throw new FailureException(TransferFailure.OutcomeUnknown.causeOf(e.failure()), e);
        }
    }

    private StageResult refusal(ApiResponse answer) {
        FailureException refused =
                server.identity().refused(answer, upload.release().project());
        return switch (answer.status()) {
            case 409 -> new StageResult.Taken(answer);
            case 404 -> new StageResult.Vanished(refused);
            default -> throw refused;
        };
    }

    private Attempt<StageResult> place(ApiResponse answer) {
        return UploadGrant.parse(answer.json(), server.network(), server.clock().instant())
                .<Attempt<StageResult>>map(staged -> new Attempt.Success<>(new StageResult.Place(staged)))
                .orElseGet(() -> new Attempt.Retry<>(
                        "the answer is not understood",
                        answer.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(
                                answer.reply(), "post_url, form_data of strings, and dist_id")));
    }
}

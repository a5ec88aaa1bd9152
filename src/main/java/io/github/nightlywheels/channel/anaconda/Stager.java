package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import java.util.List;
import java.util.Optional;

/** Sets a place in the storage aside for one wheel ({@code anaconda-api.md} section 1.6). */
final class Stager {
    private final Server server;
    private final Upload upload;
    private final Occupancy name;
    private final Deadline deadline;
    private final List<String> labels;
    private Optional<Failure> unsent = Optional.empty();
    private Optional<Staging> reserved = Optional.empty();

    Stager(Server server, Upload upload, List<String> labels, Occupancy name, Deadline deadline) {
        this.server = server;
        this.upload = upload;
        this.name = name;
        this.deadline = deadline;
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
        Staging staging = stageOnce();
        if (staging instanceof Staging.Vanished vanished) {
            throw vanished.refusal();
        }
        if (staging instanceof Staging.Place) {
            reserved = Optional.of(staging);
        }
    }

    /**
     * Sets a place aside, and waits while the name is not free: while an upload that never finished holds it, which the server
     * ends after some minutes, or while the deleted file still shows.
     *
     * @throws FailureException if the upload is refused, or another job's file is there
     */
    Staging stage() {
        Staging staging = reserved.orElseGet(
                () -> server.api().poll("stage " + upload.filename(), deadline, () -> orWait(stageOnce())));
        reserved = Optional.empty();
        return staging;
    }

    private Attempt<Staging> orWait(Staging staging) {
        if (!(staging instanceof Staging.Taken taken)) {
            return new Attempt.Done<>(staging);
        }
        ApiAnswer answer = taken.answer();
        return switch (name.look(deadline)) {
            case OURS -> new Attempt.Done<>(new Staging.AlreadyThere());
            case ANOTHER_JOB -> throw name.overtaken();
            case OLD ->
                new Attempt.Again<>(
                        "the deleted file still shows",
                        answer.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(answer.reply(), "a name that is free after its deletion"));
            case NOBODY ->
                new Attempt.Again<>(
                        unsent.map(why -> "this upload holds the name itself: " + cause(why))
                                .orElse("an upload that has not finished holds the name"),
                        answer.retryAfter(),
                        unsent.orElseGet(() -> new ChannelFailure.NameHeld(upload.filename(), answer.reply())));
        };
    }

    private static String cause(Failure unsent) {
        return unsent.problem().replaceAll("\\.$", "");
    }

    private Staging stageOnce() {
        try {
            return server.api()
                    .write(
                            server.post(upload, "stage", Payloads.stage(upload.wheel(), labels)),
                            deadline,
                            () -> name.look(deadline) == Occupancy.Occupant.OURS
                                    ? Optional.of(new Staging.AlreadyThere())
                                    : Optional.empty(),
                            answer -> answer.isSuccess() ? place(answer) : new Attempt.Done<>(refusal(answer)));
        } catch (FailureException e) {
            // A staging shows on the channel in no way, whether it took effect or not.
            throw new FailureException(TransferFailure.Unsettled.causeOf(e.failure()));
        }
    }

    private Staging refusal(ApiAnswer answer) {
        FailureException refused =
                server.identity().refused(answer, upload.release().project());
        return switch (answer.status()) {
            case 409 -> new Staging.Taken(answer);
            case 404 -> new Staging.Vanished(refused);
            default -> throw refused;
        };
    }

    private Attempt<Staging> place(ApiAnswer answer) {
        return Staged.parse(answer.json(), server.network(), server.clock().instant())
                .<Attempt<Staging>>map(staged -> new Attempt.Done<>(new Staging.Place(staged)))
                .orElseGet(() -> new Attempt.Again<>(
                        "the answer is not understood",
                        answer.retryAfter(),
                        new TransferFailure.UnexpectedAnswer(
                                answer.reply(), "post_url, form_data of strings, and dist_id")));
    }
}

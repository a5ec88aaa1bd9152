package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.Wheel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upload of one wheel: stage, send, commit ({@code anaconda-api.md} sections 1.6 to 1.8). When a step finds the ground
 * moved (a release that was garbage-collected, a policy that ran out) it begins again, a few times.
 */
final class WheelUpload {
    /** How often each kind of moved ground is taken as a reason to begin again. */
    private static final int MOST_RESTARTS = 3;

    /** What has moved when an upload begins again. */
    private enum Moved {
        RELEASE,
        POLICY,
        STAGING
    }

    private final Server server;
    private final Upload upload;
    private final Release release;
    private final Wheel wheel;
    private final Deadline deadline;
    private final ApiRequest stageRequest;
    private final Transmission transmission;
    /** Why the storage did not take the bytes last time; the name is then held by this very upload. */
    private Optional<FailureException> unsent = Optional.empty();

    private final Map<Moved, Integer> restarts = new EnumMap<>(Moved.class);
    private Optional<Staged> reserved = Optional.empty();

    WheelUpload(Server server, Upload upload, List<String> labels) {
        this.server = server;
        this.upload = upload;
        this.release = upload.release();
        this.wheel = upload.wheel();
        this.deadline = server.api().deadline();
        this.stageRequest = post("stage " + upload.filename(), "stage", Payloads.stage(wheel, labels));
        this.transmission = new Transmission(server, upload, deadline);
    }

    private ApiRequest post(String operation, String endpoint, JsonNode body) {
        return ApiRequest.post(
                operation,
                body,
                endpoint,
                server.identity().organization(),
                release.project().text(),
                release.version(),
                upload.filename());
    }

    /** How often the bytes were sent. */
    int tries() {
        return transmission.tries();
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
        if (staging instanceof Staging.Place place) {
            reserved = Optional.of(place.staged());
        }
    }

    /** To be called when the old file is deleted: until the new one is there, no time that there is for it is given away. */
    void fillsHole() {
        deadline.mustBeUsedUp();
    }

    /**
     * Puts the wheel on the channel, or finds that it is there already.
     *
     * @param brake is asked before each step that would be in vain if the run has stopped
     * @throws FailureException if the wheel is not there, or not known to be
     */
    void run(Brake brake) {
        if (begin(brake).isPresent()) {
            server.api()
                    .<Boolean>poll(
                            "publish " + upload.filename(),
                            deadline,
                            () -> begin(brake)
                                    .<Attempt<Boolean>>map(refusal -> new Attempt.Again<>(
                                            "it has to begin again", Optional.empty(), refusal.failure()))
                                    .orElseGet(() -> new Attempt.Done<>(true)));
        }
    }

    /** From the start to the end; a refusal is returned where beginning again may help. */
    private Optional<FailureException> begin(Brake brake) {
        brake.check(upload);
        int generation = server.releases().ensure(wheel, deadline);
        Staging staging = reserved.<Staging>map(Staging.Place::new).orElseGet(this::stage);
        reserved = Optional.empty();
        if (staging instanceof Staging.Vanished vanished) {
            server.releases().vanished(release, generation);
            return again(Moved.RELEASE, vanished.refusal());
        }
        if (!(staging instanceof Staging.Place place)) {
            return Optional.empty();
        }
        brake.check(upload);
        unsent = transmission.send(place.staged());
        if (unsent.isPresent()) {
            return again(Moved.POLICY, unsent.get());
        }
        deadline.reset();
        Optional<FailureException> uncommitted = commit(place.staged());
        if (uncommitted.isPresent()) {
            server.releases().vanished(release, generation);
            return again(Moved.STAGING, uncommitted.get());
        }
        return Optional.empty();
    }

    private Optional<FailureException> again(Moved what, FailureException refusal) {
        if (restarts.merge(what, 1, Integer::sum) > MOST_RESTARTS) {
            throw refusal;
        }
        return Optional.of(refusal);
    }

    /** Stages, and waits while an upload that never finished holds the name, which the server ends after some minutes. */
    private Staging stage() {
        return server.api().poll(stageRequest.operation(), deadline, () -> {
            Staging staging = stageOnce();
            if (!(staging instanceof Staging.Taken taken)) {
                return new Attempt.Done<>(staging);
            }
            Optional<Distribution> there = find();
            if (there.isEmpty()) {
                return new Attempt.Again<>(
                        "an upload that has not finished holds the name",
                        taken.answer().retryAfter(),
                        unsent.map(FailureException::failure)
                                .orElseGet(() -> new ChannelFailure.NameHeld(
                                        upload.filename(), taken.answer().reply())));
            }
            if (there.get().hasContentOf(wheel.digests())) {
                return new Attempt.Done<>(new Staging.AlreadyThere());
            }
            throw otherContent();
        });
    }

    private Staging stageOnce() {
        try {
            return server.api()
                    .write(
                            stageRequest,
                            deadline,
                            () -> isThere() ? Optional.of(new Staging.AlreadyThere()) : Optional.empty(),
                            answer -> answer.isSuccess() ? place(answer) : new Attempt.Done<>(refusal(answer)));
        } catch (FailureException e) {
            // A staging shows on the channel in no way, whether it took effect or not.
            throw e.failure() instanceof TransferFailure.Unsettled unsettled
                    ? new FailureException(unsettled.cause())
                    : e;
        }
    }

    private Staging refusal(ApiAnswer answer) {
        return switch (answer.status()) {
            case 409 -> new Staging.Taken(answer);
            case 404 -> new Staging.Vanished(refused(answer));
            default -> throw refused(answer);
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

    /** Commits; a refusal is returned where beginning again may help. */
    private Optional<FailureException> commit(Staged staged) {
        ApiRequest request = post("commit " + upload.filename(), "commit", Payloads.commit(staged));
        return server.api()
                .write(
                        request,
                        deadline,
                        () -> isThere() ? Optional.of(Optional.empty()) : Optional.empty(),
                        answer -> {
                            boolean moved = answer.status() == 404 || answer.status() == 409;
                            if (answer.isSuccess() || (moved && isThere())) {
                                return new Attempt.Done<>(Optional.empty());
                            }
                            if (answer.isNotFound()) {
                                return new Attempt.Done<>(Optional.of(refused(answer)));
                            }
                            throw answer.status() == 409 ? otherContent() : refused(answer);
                        });
    }

    private boolean isThere() {
        return find().filter(there -> there.hasContentOf(wheel.digests())).isPresent();
    }

    private Optional<Distribution> find() {
        return server.catalog().findDistribution(release, upload.filename(), deadline);
    }

    private FailureException refused(ApiAnswer answer) {
        return server.identity().refused(answer, release.project());
    }

    private FailureException otherContent() {
        return new FailureException(
                new ChannelFailure.Overtaken(server.identity().organization(), upload.filename()));
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upload of one wheel: stage, send, commit ({@code anaconda-api.md} sections 1.6 to 1.8). When a step finds the ground
 * moved (a release that was garbage-collected, a policy that ran out) it begins again, a few times.
 */
public final class WheelUpload {
    /** How often each kind of moved ground is taken as a reason to begin again. */
    private static final int MOST_RESTARTS = 3;

    /** What has moved when an upload begins again. */
    private enum Moved {
        RELEASE,
        POLICY,
        STAGING
    }

    private final UploadContext server;
    private final Upload upload;
    private final Release release;
    private final Occupancy name;
    private final RetryBudget budget;
    private final StageStep stager;
    private final StorageUpload transmission;
    private boolean mayBeThere;
    private final Map<Moved, Integer> restarts = new EnumMap<>(Moved.class);

    public WheelUpload(UploadContext server, Upload upload, List<String> labels, Occupancy name, RetryBudget budget) {
        this.server = server;
        this.upload = upload;
        this.release = upload.release();
        this.name = name;
        this.budget = budget;
        this.stager = new StageStep(server, upload, labels, name, budget);
        this.transmission = new StorageUpload(server, upload, budget);
    }

    /** How often the bytes were sent. */
    int tries() {
        return transmission.tries();
    }

    /** Whether a commit got no answer, so that the wheel may be there though it did not show: what was committed may show late. */
    boolean mayBeThere() {
        return mayBeThere;
    }

    /** Asks whether the upload would be refused; see {@link StageStep#probe}. */
    void probe() {
        stager.probe();
    }

    /**
     * Puts the wheel on the channel, or finds that it is there already.
     *
     * @param brake is asked before each step that would be in vain if the run has stopped
     * @throws FailureException if the wheel is not there, or not known to be
     */
    void run(CircuitBreaker brake) {
        if (begin(brake)
                .isPresent()) { // what has moved may be in place again at once, and a deleted file leaves no time
            server.api()
                    .<Boolean>poll(
                            "publish " + upload.filename(),
                            budget,
                            () -> begin(brake)
                                    .<Attempt<Boolean>>map(refusal -> new Attempt.Retry<>(
                                            "it has to begin again", Optional.empty(), refusal.failure()))
                                    .orElseGet(() -> new Attempt.Success<>(true)));
        }
    }

    /** From the start to the end; a refusal is returned where beginning again may help. */
    private Optional<FailureException> begin(CircuitBreaker brake) {
        brake.check(upload);
        int generation = server.releases().ensure(upload.wheel(), budget);
        StageResult staging = stager.stage();
        if (staging instanceof StageResult.Vanished vanished) {
            server.releases().vanished(release, generation);
            return again(Moved.RELEASE, vanished.refusal());
        }
        if (!(staging instanceof StageResult.Place place)) {
            return Optional.empty();
        }
        brake.check(upload);
        Optional<FailureException> unsent = transmission.send(place.staged());
        if (unsent.isPresent()) {
            stager.notSent(unsent.get().failure());
            return again(Moved.POLICY, unsent.get());
        }
        return commit(place.staged(), generation).flatMap(refusal -> again(Moved.STAGING, refusal));
    }

    private Optional<FailureException> again(Moved what, FailureException refusal) {
        if (restarts.merge(what, 1, Integer::sum) > MOST_RESTARTS) {
            throw refusal;
        }
        return Optional.of(refusal);
    }

    /** Commits; a refusal is returned where beginning again may help. */
    private Optional<FailureException> commit(UploadGrant staged, int generation) {
        return server.api()
                .write(
                        server.post(upload, "commit", Payloads.commit(staged)),
                        budget,
                        () -> {
                            boolean isThere = name.look(budget) == Occupancy.Occupant.OURS;
                            mayBeThere = !isThere;
                            return isThere ? Optional.of(Optional.empty()) : Optional.empty();
                        },
                        answer -> new Attempt.Success<>(
                                answer.isSuccess() ? Optional.empty() : refusal(answer, generation)));
    }

    private Optional<FailureException> refusal(ApiResponse answer, int generation) {
        FailureException refused = server.identity().refused(answer, release.project());
        if (answer.status() != 409 && !answer.isNotFound()) {
            throw refused;
        }
        return switch (name.look(budget)) {
            case OURS -> Optional.empty();
            case ANOTHER_JOB -> throw name.overtaken();
            case OLD, NOBODY -> {
                if (answer.isNotFound()) {
                    server.releases().vanished(release, generation);
                }
                yield Optional.of(refused);
            }
        };
    }
}

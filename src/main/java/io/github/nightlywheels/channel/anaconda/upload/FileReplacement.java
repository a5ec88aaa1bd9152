package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes the old file out of the way of its replacement. The server has no atomic replacement, so this comes as late as
 * possible and only after it is known that the old file is still the one that was read, that the package outlives it, and
 * that the server takes writes.
 */
final class FileReplacement {
    /** What was seen longer ago than this is looked at again before anything is deleted. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Whether it is to be proven first that the upload would be accepted. */
    enum Proof {
        NEEDED,
        GIVEN
    }

    /** What is under the name now, of that which was there before. */
    enum Old {
        /** Nothing: the upload can begin. */
        GONE,
        /** The content that was to be put there. */
        IS_NEW_CONTENT
    }

    /** How far it has come. */
    private enum State {
        UNTOUCHED,
        GONE_BEFORE,
        DELETE_ASKED,
        DELETED
    }

    private final UploadContext server;
    private final Upload upload;
    private final List<Distribution> planned;
    private final Occupancy name;
    private final RetryBudget budget;
    private final Optional<Runnable> probe;
    private final LastFile lastFile;
    private State state = State.UNTOUCHED;
    private boolean mayBeGone;

    /**
     * A replacement.
     *
     * @param planned what was under the name when the replacement was decided on
     * @param name what is there now
     * @param probe throws if the new file would be refused
     */
    FileReplacement(
            UploadContext server,
            Upload upload,
            List<Distribution> planned,
            Occupancy name,
            RetryBudget budget,
            Optional<Runnable> probe) {
        this.server = server;
        this.upload = upload;
        this.planned = List.copyOf(planned);
        this.name = name;
        this.budget = budget;
        this.probe = probe;
        this.lastFile = new LastFile(server);
    }

    /**
     * Deletes the old file.
     *
     * @throws FailureException if it was left as it is, or is not known to be gone
     */
    Old remove(ParallelRunner tasks) {
        server.releases().ensure(upload.wheel(), budget);
        Optional<Distribution> old = requireReplaceable(tasks);
        if (old.isPresent() && probe.isPresent()) {
            probe.get().run();
            old = requireReplaceable(tasks);
        }
        if (old.isEmpty()) {
            return state == State.GONE_BEFORE ? Old.GONE : Old.IS_NEW_CONTENT;
        }
        server.api().requireWritable();
        delete(old.get());
        return Old.GONE;
    }

    /** Asks, all at once, whether the old file may be deleted; it is empty if it need not be. */
    private Optional<Distribution> requireReplaceable(ParallelRunner tasks) {
        Instant begun = server.clock().instant();
        Supplier<Boolean> packageOutlives = tasks.begin(() -> lastFile.packageOutlives(upload, budget));
        Supplier<Boolean> wheelIsThere = tasks.begin(() -> {
            upload.wheel().requireUnchanged();
            return true;
        });
        Optional<Distribution> old = requireOld();
        if (old.isEmpty()) {
            return old;
        }
        boolean possible = wheelIsThere.get() && packageOutlives.get();
        if (!possible) {
            throw new FailureException(new ChannelFailure.WouldDeletePackage(
                    server.identity().organization(),
                    upload.release().project().text(),
                    server.identity().holder(),
                    upload.filename()));
        }
        boolean isFresh = begun.plus(FRESH).isAfter(server.clock().instant());
        return isFresh ? old : requireOld();
    }

    /** The file that is to be deleted, unless it is gone or is the new one. */
    private Optional<Distribution> requireOld() {
        if (planned.size() > 1) {
            throw new FailureException(ChannelFailure.Verification.entries(upload.filename(), planned.size()));
        }
        Optional<Distribution> there = name.find(budget);
        if (there.isEmpty()) {
            state = State.GONE_BEFORE;
            return there;
        }
        switch (there.get().compare(upload.wheel().digests())) {
            case SAME -> {
                return Optional.empty();
            }
            case NOT_TOLD ->
                throw new FailureException(
                        new ChannelFailure.DigestUnknown(server.identity().organization(), upload.filename()));
            case OTHER -> {
                if (planned.stream().anyMatch(before -> before.compare(there.get()) == Distribution.Content.OTHER)) {
                    throw name.overtaken();
                }
            }
        }
        return there;
    }

    /** Deletes the old file; what anybody else put in its place meanwhile stays. */
    private void delete(Distribution old) {
        ApiRequest request = ApiRequest.delete(
                "delete the old " + upload.filename(),
                "dist",
                server.identity().organization(),
                upload.release().project().text(),
                upload.release().version(),
                upload.filename());
        name.noteVictim(old);
        budget.reset(); // a deletion is followed to the end, however long the questions before it took
        state = State.DELETE_ASKED;
        server.api()
                .<State>write(
                        request,
                        budget,
                        () -> {
                            mayBeGone = !isGone();
                            return mayBeGone ? Optional.empty() : Optional.of(State.DELETED);
                        },
                        answer -> {
                            if (answer.isSuccess() || (answer.isNotFound() && isGone())) {
                                return new Attempt.Success<>(State.DELETED);
                            }
                            throw server.identity()
                                    .refused(answer, upload.release().project());
                        });
        state = State.DELETED;
    }

    private boolean isGone() {
        return name.look(budget) != Occupancy.Occupant.OLD;
    }

    /** Whether the old file was asked to be deleted, or was found gone. */
    boolean hasBegun() {
        return state != State.UNTOUCHED;
    }

    /**
     * What has become of the file when the replacement did not succeed. What
     * was deleted may show for a while, and what was committed may not show yet.
     *
     * @param mayBeThere whether the new file may have been committed
     */
    Outcome left(Failure failure, boolean mayBeThere) {
        if (!hasBegun()) {
            return Outcome.FAILED;
        }
        if (failure instanceof TransferFailure.OutcomeUnknown) {
            return Outcome.UNKNOWN;
        }
        if (failure instanceof ChannelFailure.Overtaken) {
            return Outcome.OVERTAKEN;
        }
        try {
            Set<Occupancy.Occupant> mayChange = EnumSet.noneOf(Occupancy.Occupant.class);
            if (mayBeThere) {
                mayChange.add(Occupancy.Occupant.NOBODY);
            }
            if (mayBeGone || state == State.DELETED) {
                mayChange.add(Occupancy.Occupant.OLD);
            }
            return switch (name.lookAtTheEnd(mayChange)) {
                case NOBODY -> Outcome.MISSING;
                case OURS -> Outcome.REPLACED;
                case OLD -> mayBeGone || state == State.DELETED ? Outcome.UNKNOWN : Outcome.FAILED;
                case ANOTHER_JOB -> Outcome.OVERTAKEN;
            };
        } catch (FailureException e) {
            return mayBeThere || state == State.DELETE_ASKED ? Outcome.UNKNOWN : Outcome.MISSING;
        }
    }
}

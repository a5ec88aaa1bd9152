package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what is under a wheel's name on the channel. Only what is known to be another job's is taken for that. */
final class Occupancy {
    /** What is under the name. */
    enum Occupant {
        NOBODY,
        /** The content that is to be there. */
        OURS,
        /** The file that was to be deleted: it is not gone, or still shows. */
        OLD,
        /** Other content, which another job has put there. */
        ANOTHER_JOB
    }

    private static final RetryLimits PATIENCE = new RetryLimits(2, Duration.ofSeconds(30));
    private static final Failure SHOWS_NO_CHANGE = new TransferFailure.Interrupted("look");

    private final UploadContext server;
    private final Upload upload;
    private Optional<Distribution> old = Optional.empty();

    Occupancy(UploadContext server, Upload upload) {
        this.server = server;
        this.upload = upload;
    }

    /** From now on this is the file that is to be deleted. */
    void noteVictim(Distribution victim) {
        old = Optional.of(victim);
    }

    Occupant look(RetryBudget budget) {
        return find(budget).map(this::occupant).orElse(Occupant.NOBODY);
    }

    /**
     * Tells what is there at the end, with some patience where this may be what shows late.
     *
     * @throws FailureException if the server does not tell
     */
    Occupant lookAtTheEnd(Set<Occupant> mayChange) {
        RetryingApi api = server.api().atMost(PATIENCE);
        RetryBudget budget = api.budget();
        List<Occupant> seen = new ArrayList<>();
        try {
            return api.repeat("look for " + upload.filename(), budget, () -> {
                Occupant now = look(budget);
                seen.add(now);
                return mayChange.contains(now)
                        ? new Attempt.Retry<>("it may show late", Optional.empty(), SHOWS_NO_CHANGE)
                        : new Attempt.Success<>(now);
            });
        } catch (FailureException e) {
            if (e.failure() == SHOWS_NO_CHANGE) {
                return seen.get(seen.size() - 1);
            }
            throw e;
        }
    }

    Optional<Distribution> find(RetryBudget budget) {
        return server.catalog().findDistribution(upload.release(), upload.filename(), budget);
    }

    private Occupant occupant(Distribution there) {
        if (there.compare(upload.wheel().digests()) == Distribution.Content.SAME) {
            return Occupant.OURS;
        }
        return old.filter(victim -> there.compare(victim) != Distribution.Content.OTHER)
                .map(victim -> Occupant.OLD)
                .orElse(Occupant.ANOTHER_JOB);
    }

    /** What it means that another job was there first. */
    FailureException overtaken() {
        return new FailureException(
                new ChannelFailure.Overtaken(server.identity().organization(), upload.filename()));
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a package and a release exist before a wheel of theirs is staged, once for each and not once for each
 * wheel. Other jobs may do the same at the same time: to lose that race is a success ({@code anaconda-api.md} sections 1.4
 * and 1.5). Never deletes anything.
 */
public final class ReleaseCreator {
    private final PackageCatalog catalog;
    private final Creation creation;
    private final Map<Release, State> states = new ConcurrentHashMap<>();
    private final Set<ProjectName> existing = ConcurrentHashMap.newKeySet();
    private final Set<ProjectName> seen = ConcurrentHashMap.newKeySet();

    public ReleaseCreator(RetryingApi api, PackageCatalog catalog, ChannelContext identity) {
        this.catalog = catalog;
        this.creation = new Creation(api, catalog, identity);
    }

    /** What is known of one release; guarded by itself, but for the number. */
    private static final class State {
        private final AtomicInteger failures = new AtomicInteger();
        private int generation;
        private boolean exists;
        private boolean absent;
        private @Nullable FailureException failure;
    }

    /** What was created, in words. */
    List<String> created() {
        return creation.created();
    }

    boolean createdPackage(ProjectName project) {
        return creation.createdPackage(project);
    }

    /** Notes what a reading has shown. */
    public void notePackage(ProjectName project) {
        existing.add(project);
        seen.add(project);
    }

    /** Notes what a reading has shown. */
    public void noteRelease(Release release) {
        notePackage(release.project());
        State state = state(release);
        synchronized (state) {
            state.exists = true;
        }
    }

    /** Notes what a reading has shown: the next {@link #ensure} creates the release without looking again. */
    public void noteAbsence(Release release) {
        State state = state(release);
        synchronized (state) {
            state.exists = false;
            state.absent = true;
        }
    }

    private State state(Release release) {
        return states.computeIfAbsent(release, key -> new State());
    }

    /**
     * Creates the wheel's package and release unless they exist. What is refused is refused for good; what failed for reasons
     * that may pass failed for those who were waiting for it, and the next one tries anew.
     *
     * @return a number to give to {@link #vanished}
     * @throws FailureException if they could not be created
     */
    int ensure(Wheel wheel, RetryBudget budget) {
        Release release = Release.of(wheel);
        State state = state(release);
        int failures = state.failures.get();
        synchronized (state) {
            FailureException failed = state.failure;
            if (failed != null && (failures != state.failures.get() || !CircuitBreaker.mayPass(failed.failure()))) {
                throw new FailureException(failed.failure());
            }
            if (!state.exists) {
                try {
                    create(wheel, release, state, budget);
                } catch (FailureException e) {
                    state.failure = e;
                    state.failures.incrementAndGet();
                    throw e;
                }
                state.exists = true;
                state.absent = false;
            }
            return state.generation;
        }
    }

    /** The release turned out to be gone; the next {@link #ensure} looks again. Told twice of the same loss, it believes once. */
    void vanished(Release release, int generation) {
        State state = state(release);
        synchronized (state) {
            if (state.generation == generation) {
                state.generation++;
                state.exists = false;
                existing.remove(release.project());
            }
        }
    }

    private void create(Wheel wheel, Release release, State state, RetryBudget budget) {
        ensurePackage(wheel, budget);
        if (!state.absent && catalog.findRelease(release, budget).isPresent()) {
            return;
        }
        if (creation.createRelease(wheel, release, budget, Creation.IfPackageIsGone.RETURN) == Creation.Made.NOT) {
            existing.remove(release.project());
            ensurePackage(wheel, budget);
            creation.createRelease(wheel, release, budget, Creation.IfPackageIsGone.THROW);
        }
    }

    private void ensurePackage(Wheel wheel, RetryBudget budget) {
        ProjectName project = wheel.metadata().name();
        synchronized (existing) {
            if (!existing.contains(project)
                    && catalog.findPackage(project, budget).isEmpty()) {
                if (!seen.contains(project)) {
                    creation.refuseSecondSpelling(project, budget);
                }
                creation.createPackage(wheel, budget);
            }
            notePackage(project);
        }
    }
}

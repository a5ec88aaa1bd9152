package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.ProjectName;
import io.github.nightlywheels.wheel.Wheel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a package and a release exist before a wheel of theirs is staged, once for each and not once for each
 * wheel. Other jobs may do the same at the same time: to lose that race is a success ({@code anaconda-api.md} sections 1.4
 * and 1.5). Never deletes anything.
 */
final class Releases {
    private final AnacondaApi api;
    private final Catalog catalog;
    private final Identity identity;
    private final Map<Release, State> states = new ConcurrentHashMap<>();
    private final Map<ProjectName, Boolean> packages = new ConcurrentHashMap<>();
    private final Set<ProjectName> seen = ConcurrentHashMap.newKeySet();
    private final List<ProjectName> createdPackages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> created = Collections.synchronizedList(new ArrayList<>());

    Releases(AnacondaApi api, Catalog catalog, Identity identity) {
        this.api = api;
        this.catalog = catalog;
        this.identity = identity;
    }

    /** What is known of one release; guarded by itself. */
    private static final class State {
        private int generation;
        private boolean exists;
        private boolean absent;
        private @Nullable FailureException failure;
    }

    /** What was created, in words. */
    List<String> created() {
        synchronized (created) {
            return List.copyOf(created);
        }
    }

    boolean createdPackage(ProjectName project) {
        return createdPackages.contains(project);
    }

    /** Notes what a reading has shown. */
    void packageExists(ProjectName project) {
        packages.put(project, true);
        seen.add(project);
    }

    /** Notes what a reading has shown. */
    void releaseExists(Release release) {
        packageExists(release.project());
        State state = state(release);
        synchronized (state) {
            state.exists = true;
        }
    }

    /** Notes what a reading has shown: the next {@link #ensure} creates the release without looking again. */
    void releaseIsAbsent(Release release) {
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
     * Creates the wheel's package and release unless they exist.
     *
     * @return a number to give to {@link #vanished}
     * @throws FailureException if they could not be created; the same for every wheel of the release
     */
    int ensure(Wheel wheel, Deadline deadline) {
        Release release = Release.of(wheel);
        State state = state(release);
        synchronized (state) {
            if (state.failure != null) {
                throw new FailureException(state.failure.failure());
            }
            if (!state.exists) {
                try {
                    ensurePackage(wheel, deadline);
                    ensureRelease(wheel, release, state.absent, deadline);
                } catch (FailureException e) {
                    state.failure = e;
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
                packages.remove(release.project());
            }
        }
    }

    private void ensurePackage(Wheel wheel, Deadline deadline) {
        ProjectName project = wheel.metadata().name();
        synchronized (packages) {
            if (packages.containsKey(project)
                    || catalog.findPackage(project, deadline).isPresent()) {
                packageExists(project);
                return;
            }
            if (!seen.contains(project)) {
                refuseSecondSpelling(project, deadline);
            }
            ApiRequest request = ApiRequest.post(
                    "create the project " + project,
                    Payloads.createPackage(wheel.metadata()),
                    "package",
                    identity.organization(),
                    project.text());
            boolean mine = create(
                    request,
                    project,
                    "the project " + project,
                    deadline,
                    () -> catalog.findPackage(project, deadline).isPresent());
            packageExists(project);
            if (mine) {
                createdPackages.add(project);
            }
        }
    }

    private void ensureRelease(Wheel wheel, Release release, boolean absent, Deadline deadline) {
        if (!absent && catalog.findRelease(release, deadline).isPresent()) {
            return;
        }
        ApiRequest request = ApiRequest.post(
                "create the release " + release,
                Payloads.createRelease(wheel.metadata(), wheel.readDescription()),
                "release",
                identity.organization(),
                release.project().text(),
                release.version());
        boolean ignored = create(
                request,
                release.project(),
                "the release " + release,
                deadline,
                () -> catalog.findRelease(release, deadline).isPresent());
    }

    /** Creates and takes a note of it; true if it was this run, false if it was another job. */
    private boolean create(
            ApiRequest request, ProjectName project, String what, Deadline deadline, Existence existence) {
        try {
            boolean mine = api.write(
                    request, deadline, () -> existence.isCertain() ? Optional.of(true) : Optional.empty(), answer -> {
                        if (answer.isSuccess()) {
                            return new Attempt.Done<>(true);
                        }
                        boolean maybeLostRace = answer.status() == 409 || answer.status() == 400;
                        if (maybeLostRace && existence.isCertain()) {
                            return new Attempt.Done<>(false);
                        }
                        throw identity.refused(answer, project);
                    });
            if (mine) {
                created.add(what);
            }
            return mine;
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.Unsettled unsettled) {
                created.add("perhaps " + what);
                throw new FailureException(unsettled.cause());
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Existence {
        boolean isCertain();
    }

    private void refuseSecondSpelling(ProjectName project, Deadline deadline) {
        List<String> similar = project.otherSpellings().stream()
                .map(spelling -> catalog.findPackage(spelling, deadline))
                .flatMap(Optional::stream)
                .map(Catalog.PackageRecord::name)
                .filter(name -> !Objects.equals(name, project.text()))
                .distinct()
                .toList();
        if (!similar.isEmpty()) {
            throw new FailureException(
                    new AccessFailure.SimilarProject(identity.organization(), project.text(), similar));
        }
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.transfer.WheelReading;
import io.github.nightlywheels.concurrent.StoppableSemaphore;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a package and a release exist before a wheel of theirs is staged, once for each and not once for each
 * wheel. Other jobs may do the same at the same time: to lose that race is a success ({@code anaconda-api.md} sections 1.4
 * and 1.5). Never deletes anything.
 */
public final class ReleaseCreator {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final CreationLog log = new CreationLog();
    private final Creation creation;
    private final PackageCreator packages;
    private final Map<Release, State> states = new ConcurrentHashMap<>();

    public ReleaseCreator(RetryingApi api, PackageCatalog catalog) {
        this.api = api;
        this.catalog = catalog;
        this.creation = new Creation(api, log);
        this.packages = new PackageCreator(api, catalog, creation);
    }

    /** What is known of one release. */
    private static final class State {
        private final StoppableSemaphore lock = new StoppableSemaphore(1);
        private final AtomicInteger losses = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private volatile Existence existence = Existence.UNKNOWN;
        private volatile @Nullable FailureException failure;
    }

    private enum Existence {
        UNKNOWN,
        EXISTS,
        ABSENT
    }

    /**
     * A release that was seen to exist.
     *
     * @param losses how often it had been found gone before
     */
    record Sighting(Release release, int losses) {}

    /** Tells this listener all that was created, in words, as soon as it may be so. */
    public void tell(Consumer<List<String>> listener) {
        log.tell(listener);
    }

    /** What was created, in words. */
    List<String> created() {
        return log.inWords();
    }

    /** Whether this run has created the package. */
    boolean hasCreated(ProjectName project) {
        return log.isCreated(PackageCreator.inWords(project));
    }

    /**
     * Doubts that what was created for these is still there, but for what holds a file of this run: the server removes a
     * release and a package with their last file ({@code anaconda-api.md} section 1.9).
     */
    void doubt(Collection<Release> mayBeEmpty, Collection<Release> held) {
        mayBeEmpty.stream().filter(release -> !held.contains(release)).forEach(release -> log.doubt(inWords(release)));
        Set<ProjectName> known = held.stream().map(Release::project).collect(Collectors.toSet());
        mayBeEmpty.stream()
                .map(Release::project)
                .filter(project -> !known.contains(project))
                .forEach(project -> log.doubt(PackageCreator.inWords(project)));
    }

    static String inWords(Release release) {
        return "the release " + release;
    }

    /** Notes what a reading has shown. */
    public void notePackage(ProjectName project) {
        packages.note(project);
    }

    /** Notes what a reading has shown. */
    public void noteRelease(Release release) {
        notePackage(release.project());
        state(release).existence = Existence.EXISTS;
    }

    /** Notes what a reading has shown: the next {@link #ensure} creates the release without looking again. */
    public void noteAbsence(Release release) {
        state(release).existence = Existence.ABSENT;
    }

    private State state(Release release) {
        return states.computeIfAbsent(release, key -> new State());
    }

    /**
     * Creates the wheel's package and release unless they exist. What is refused is refused for good; what failed for reasons
     * that may pass failed for those who were waiting for it, and the next one tries anew. A wheel that cannot be read fails
     * alone.
     *
     * @throws FailureException if they could not be created, or if the work was stopped
     */
    Sighting ensure(Wheel wheel, RetryBudget budget) {
        Release release = Release.of(wheel);
        State state = state(release);
        int failures = state.failures.get();
        state.lock.acquire(budget.stop(), "create " + inWords(release));
        try {
            FailureException failed = state.failure;
            if (failed != null
                    && (failures != state.failures.get() || !AnacondaFailureReach.mayPass(failed.failure()))) {
                throw new FailureException(failed.failure(), failed);
            }
            if (state.existence != Existence.EXISTS) {
                create(wheel, release, state, budget);
                state.existence = Existence.EXISTS;
            }
            return new Sighting(release, state.losses.get());
        } finally {
            state.lock.release();
        }
    }

    /** The release turned out to be gone; the next {@link #ensure} looks again. Several who saw the same one lose it once. */
    void noteGone(Sighting sighting) {
        State state = state(sighting.release());
        if (state.losses.compareAndSet(sighting.losses(), sighting.losses() + 1)) {
            state.existence = Existence.UNKNOWN;
            packages.noteGone(sighting.release().project());
        }
    }

    private void create(Wheel wheel, Release release, State state, RetryBudget budget) {
        try {
            packages.ensure(wheel, release, budget);
            if (state.existence == Existence.UNKNOWN
                    && catalog.findRelease(release, Set.of(), budget).isPresent()) {
                return;
            }
            if (state.losses.get() == 0) {
                refuseSecondSpelling(release, budget);
            }
            StepResult created = createRelease(wheel, release, budget);
            if (created instanceof StepResult.Restart) {
                packages.noteGone(release.project());
                packages.ensure(wheel, release, budget);
                created = createRelease(wheel, release, budget);
            }
            Creation.requireDone(created);
        } catch (FailureException e) {
            if (!isOfFile(e.failure())) {
                state.failure = e;
                state.failures.incrementAndGet();
            }
            throw e;
        }
    }

    /**
     * Refuses to create a release beside that of the version's usual spelling. A wheel's filename has that spelling in any
     * case, so the project could have two files of one name.
     */
    private void refuseSecondSpelling(Release release, RetryBudget budget) {
        Optional<String> usual = Version.find(release.version())
                .map(Version::normalized)
                .filter(spelling -> !spelling.equals(release.version()))
                .filter(spelling -> catalog.findRelease(new Release(release.project(), spelling), Set.of(), budget)
                        .isPresent());
        if (usual.isPresent()) {
            throw new FailureException(new ChannelFailure.SimilarRelease(
                    api.context().organization(), release.project().text(), release.version(), usual.get()));
        }
    }

    /** Whether only this wheel could not be read: another one can still describe the release. */
    private static boolean isOfFile(Failure failure) {
        return failure instanceof WheelFailure || failure instanceof TransferFailure.TooManyOpenFiles;
    }

    /** Creates it; the result is to restart if its package is gone. */
    private StepResult createRelease(Wheel wheel, Release release, RetryBudget budget) {
        String description =
                WheelReading.read(api.retryDecision("read " + wheel.filename().text(), budget), wheel::readDescription);
        ApiRequest request = ApiRequest.post(
                "create " + inWords(release),
                Payloads.createRelease(wheel.metadata(), description),
                "release",
                api.context().organization(),
                release.project().text(),
                release.version());
        return creation.run(
                inWords(release),
                new Write<>(
                        Operation.CREATE_RELEASE,
                        request,
                        release.project(),
                        again -> catalog.findRelease(release, Set.of(), again).map(found -> new StepResult.Done()),
                        (answer, effect) -> creation.created(answer, release.project())),
                budget);
    }
}

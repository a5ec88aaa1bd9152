package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.concurrent.StoppableSemaphore;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that a package exists before a release of it is created ({@code anaconda-api.md} section 1.4). */
final class PackageCreator {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final Creation creation;
    private final StoppableSemaphore lock = new StoppableSemaphore(1);
    private final Set<ProjectName> existing = ConcurrentHashMap.newKeySet();
    private final Set<ProjectName> seen = ConcurrentHashMap.newKeySet();

    PackageCreator(RetryingApi api, PackageCatalog catalog, Creation creation) {
        this.api = api;
        this.catalog = catalog;
        this.creation = creation;
    }

    static String inWords(ProjectName project) {
        return "the project " + project;
    }

    /** Notes that it exists. */
    void note(ProjectName project) {
        existing.add(project);
        seen.add(project);
    }

    /** The package turned out to be gone; the next {@link #ensure} looks again. */
    void noteGone(ProjectName project) {
        existing.remove(project);
    }

    /**
     * Creates the release's package unless it exists.
     *
     * @throws FailureException if it could not be created, or if the work was stopped
     */
    void ensure(Wheel wheel, Release release, RetryBudget budget) {
        ProjectName project = release.project();
        lock.acquire(budget.stop(), "create " + ReleaseCreator.inWords(release));
        try {
            if (!existing.contains(project)
                    && catalog.findPackage(project, budget).isEmpty()) {
                if (!seen.contains(project)) {
                    refuseSecondSpelling(project, budget);
                }
                Creation.requireDone(create(wheel, project, budget));
            }
            note(project);
        } finally {
            lock.release();
        }
    }

    /** Refuses to create a package beside one whose name is spelled otherwise: the server keeps them apart, pip does not. */
    private void refuseSecondSpelling(ProjectName project, RetryBudget budget) {
        List<String> similar = project.otherSpellings().stream()
                .map(spelling -> catalog.findPackage(spelling, budget))
                .flatMap(Optional::stream)
                .filter(name -> !Objects.equals(name, project.text()))
                .distinct()
                .toList();
        if (!similar.isEmpty()) {
            throw new FailureException(
                    new AccessFailure.SimilarProject(api.context().organization(), project.text(), similar));
        }
    }

    private StepResult create(Wheel wheel, ProjectName project, RetryBudget budget) {
        ApiRequest request = ApiRequest.post(
                "create " + inWords(project),
                Payloads.createPackage(wheel.metadata()),
                "package",
                api.context().organization(),
                project.text());
        return creation.run(
                inWords(project),
                new Write<>(
                        Operation.CREATE_PACKAGE,
                        request,
                        project,
                        again -> catalog.findPackage(project, again).map(found -> new StepResult.Done()),
                        (answer, effect) -> creation.created(answer, project)),
                budget);
    }
}

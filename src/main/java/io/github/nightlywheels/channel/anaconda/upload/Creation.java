package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.PackageRecord;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Creates packages and releases, and knows what was created ({@code anaconda-api.md} sections 1.4 and 1.5). */
final class Creation {
    /** Who has made it. */
    enum Made {
        HERE,
        BY_ANOTHER_JOB,
        /** Nobody: the package it belongs to is gone. */
        NOT
    }

    /** What to do when the package of a release turns out to be gone. */
    enum IfPackageIsGone {
        RETURN,
        THROW
    }

    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final ChannelContext identity;
    private final Set<ProjectName> packages = ConcurrentHashMap.newKeySet();
    private final List<String> created = Collections.synchronizedList(new ArrayList<>());

    Creation(RetryingApi api, PackageCatalog catalog, ChannelContext identity) {
        this.api = api;
        this.catalog = catalog;
        this.identity = identity;
    }

    /** What was created, in words. */
    List<String> created() {
        synchronized (created) {
            return List.copyOf(created);
        }
    }

    boolean createdPackage(ProjectName project) {
        return packages.contains(project);
    }

    void createPackage(Wheel wheel, RetryBudget budget) {
        ProjectName project = wheel.metadata().name();
        ApiRequest request = ApiRequest.post(
                "create the project " + project,
                Payloads.createPackage(wheel.metadata()),
                "package",
                identity.organization(),
                project.text());
        Made made = create(
                request,
                project,
                "the project " + project,
                budget,
                () -> catalog.findPackage(project, budget).isPresent(),
                () -> false);
        if (made == Made.HERE) {
            packages.add(project);
        }
    }

    Made createRelease(Wheel wheel, Release release, RetryBudget budget, IfPackageIsGone otherwise) {
        ApiRequest request = ApiRequest.post(
                "create the release " + release,
                Payloads.createRelease(wheel.metadata(), wheel.readDescription()),
                "release",
                identity.organization(),
                release.project().text(),
                release.version());
        return create(
                request,
                release.project(),
                "the release " + release,
                budget,
                () -> catalog.findRelease(release, budget).isPresent(),
                () -> otherwise == IfPackageIsGone.RETURN
                        && catalog.findPackage(release.project(), budget).isEmpty());
    }

    /** Creates and takes a note of it; to lose a race against another job is a success. */
    private Made create(
            ApiRequest request,
            ProjectName project,
            String what,
            RetryBudget budget,
            BooleanSupplier exists,
            BooleanSupplier packageIsGone) {
        try {
            Made made = api.write(
                    request,
                    budget,
                    () -> exists.getAsBoolean() ? Optional.of(Made.HERE) : Optional.empty(),
                    answer -> {
                        boolean maybeLostRace = answer.status() == 409 || answer.status() == 400;
                        if (answer.isSuccess()) {
                            return new Attempt.Success<>(Made.HERE);
                        }
                        if (maybeLostRace && exists.getAsBoolean()) {
                            return new Attempt.Success<>(Made.BY_ANOTHER_JOB);
                        }
                        if (answer.isNotFound() && packageIsGone.getAsBoolean()) {
                            return new Attempt.Success<>(Made.NOT);
                        }
                        throw identity.refused(answer, project);
                    });
            if (made == Made.HERE) {
                created.add(what);
            }
            return made;
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.OutcomeUnknown) {
                created.add("perhaps " + what);
            }
            throw new FailureException(TransferFailure.OutcomeUnknown.causeOf(e.failure()), e);
        }
    }

    /** Refuses to create a package beside one whose name is spelled otherwise: the server keeps them apart, pip does not. */
    void refuseSecondSpelling(ProjectName project, RetryBudget budget) {
        List<String> similar = project.otherSpellings().stream()
                .map(spelling -> catalog.findPackage(spelling, budget))
                .flatMap(Optional::stream)
                .map(PackageRecord::name)
                .filter(name -> !Objects.equals(name, project.text()))
                .distinct()
                .toList();
        if (!similar.isEmpty()) {
            throw new FailureException(
                    new AccessFailure.SimilarProject(identity.organization(), project.text(), similar));
        }
    }
}

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

    private final AnacondaApi api;
    private final Catalog catalog;
    private final Identity identity;
    private final Set<ProjectName> packages = ConcurrentHashMap.newKeySet();
    private final List<String> created = Collections.synchronizedList(new ArrayList<>());

    Creation(AnacondaApi api, Catalog catalog, Identity identity) {
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

    void createPackage(Wheel wheel, Deadline deadline) {
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
                deadline,
                () -> catalog.findPackage(project, deadline).isPresent(),
                () -> false);
        if (made == Made.HERE) {
            packages.add(project);
        }
    }

    Made createRelease(Wheel wheel, Release release, Deadline deadline, IfPackageIsGone otherwise) {
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
                deadline,
                () -> catalog.findRelease(release, deadline).isPresent(),
                () -> otherwise == IfPackageIsGone.RETURN
                        && catalog.findPackage(release.project(), deadline).isEmpty());
    }

    /** Creates and takes a note of it; to lose a race against another job is a success. */
    private Made create(
            ApiRequest request,
            ProjectName project,
            String what,
            Deadline deadline,
            BooleanSupplier exists,
            BooleanSupplier packageIsGone) {
        try {
            Made made = api.write(
                    request,
                    deadline,
                    () -> exists.getAsBoolean() ? Optional.of(Made.HERE) : Optional.empty(),
                    answer -> {
                        boolean maybeLostRace = answer.status() == 409 || answer.status() == 400;
                        if (answer.isSuccess()) {
                            return new Attempt.Done<>(Made.HERE);
                        }
                        if (maybeLostRace && exists.getAsBoolean()) {
                            return new Attempt.Done<>(Made.BY_ANOTHER_JOB);
                        }
                        if (answer.isNotFound() && packageIsGone.getAsBoolean()) {
                            return new Attempt.Done<>(Made.NOT);
                        }
                        throw identity.refused(answer, project);
                    });
            if (made == Made.HERE) {
                created.add(what);
            }
            return made;
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.Unsettled) {
                created.add("perhaps " + what);
            }
            throw new FailureException(TransferFailure.Unsettled.causeOf(e.failure()));
        }
    }

    /** Refuses to create a package beside one whose name is spelled otherwise: the server keeps them apart, pip does not. */
    void refuseSecondSpelling(ProjectName project, Deadline deadline) {
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

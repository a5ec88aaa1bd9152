package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Takes the old file out of the way of its replacement. The server has no atomic replacement, so this comes as late as
 * possible and only after it is known that the old file is still the one that was read, that the package outlives it, and
 * that the server takes writes.
 */
final class Replacement {
    private final Server server;
    private final Upload upload;
    private final Optional<Distribution> planned;
    private final Deadline deadline;

    /**
     * A replacement.
     *
     * @param planned the old file as it was when the replacement was decided on
     */
    Replacement(Server server, Upload upload, Optional<Distribution> planned) {
        this.server = server;
        this.upload = upload;
        this.planned = planned;
        this.deadline = server.api().deadline();
    }

    /** What is under the name now. */
    enum Old {
        /** Nothing: the upload can begin. */
        GONE,
        /** The content that was to be put there. */
        IS_NEW_CONTENT
    }

    /**
     * Deletes the old file.
     *
     * @throws FailureException if it was left as it is
     */
    Old remove() {
        Optional<Distribution> there = find();
        if (there.isEmpty()) {
            return Old.GONE;
        }
        if (there.get().hasContentOf(upload.wheel().digests())) {
            return Old.IS_NEW_CONTENT;
        }
        if (!isPlanned(there.get())) {
            throw new FailureException(
                    new ChannelFailure.Conflict(server.identity().organization(), List.of(upload.filename())));
        }
        requirePackageOutlives();
        delete();
        return Old.GONE;
    }

    private boolean isPlanned(Distribution there) {
        return planned.isEmpty()
                || planned.get().sha256().isEmpty()
                || there.sha256().isEmpty()
                || planned.get().sha256().equals(there.sha256());
    }

    private Optional<Distribution> find() {
        return server.catalog().findDistribution(upload.release(), upload.filename(), deadline);
    }

    private void requirePackageOutlives() {
        ProjectName project = upload.release().project();
        OptionalInt files = server.catalog()
                .findPackage(project, deadline)
                .map(Catalog.PackageRecord::files)
                .orElse(OptionalInt.empty());
        if ((files.isEmpty() || files.getAsInt() <= 1) && !mayCreate(project)) {
            throw new FailureException(new ChannelFailure.OnlyFile(
                    server.identity().organization(),
                    project.text(),
                    server.identity().account(),
                    upload.filename()));
        }
    }

    /** Whether the account is known to be able to create the package again: it owns the channel, or has just created it. */
    private boolean mayCreate(ProjectName project) {
        Identity identity = server.identity();
        if (identity.account().equals(identity.organization())
                || server.releases().createdPackage(project)) {
            return true;
        }
        ApiAnswer member = server.api()
                .read(
                        ApiRequest.get(
                                "ask whether " + identity.account() + " owns " + identity.organization(),
                                "group",
                                identity.organization(),
                                "owners",
                                "members",
                                identity.account()),
                        deadline);
        return member.status() == 204;
    }

    private void delete() {
        ApiRequest request = ApiRequest.delete(
                "delete the old " + upload.filename(),
                "dist",
                server.identity().organization(),
                upload.release().project().text(),
                upload.release().version(),
                upload.filename());
        server.api()
                .<Boolean>write(
                        request,
                        deadline,
                        () -> find().filter(this::isPlanned).isPresent() ? Optional.empty() : Optional.of(true),
                        answer -> {
                            if (answer.isSuccess() || answer.isNotFound()) {
                                return new Attempt.Done<>(true);
                            }
                            throw server.identity()
                                    .refused(answer, upload.release().project());
                        });
    }
}

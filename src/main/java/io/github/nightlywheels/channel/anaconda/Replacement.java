package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Takes the old file out of the way of its replacement. The server has no atomic replacement, so this comes as late as
 * possible and only after it is known that the old file is still the one that was read, that the package outlives it, and
 * that the server takes writes.
 */
final class Replacement {
    private final Server server;
    private final Upload upload;
    private final Optional<Distribution> planned;
    private final Runnable probe;
    private final Deadline deadline;
    private Optional<Distribution> victim = Optional.empty();
    private boolean begun;

    /**
     * A replacement.
     *
     * @param planned the old file as it was when the replacement was decided on
     * @param probe throws if the new file would be refused
     */
    Replacement(Server server, Upload upload, Optional<Distribution> planned, Runnable probe) {
        this.server = server;
        this.upload = upload;
        this.planned = planned;
        this.probe = probe;
        this.deadline = server.api().deadline();
    }

    /** What is under the name now, of that which was there before. */
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
    Old remove(Tasks tasks) {
        Supplier<OptionalInt> filesOfPackage = tasks.begin(this::countFilesOfPackage);
        Optional<Distribution> there = find();
        if (there.isEmpty()) {
            begun = true;
            return Old.GONE;
        }
        if (there.get().hasContentOf(upload.wheel().digests())) {
            return Old.IS_NEW_CONTENT;
        }
        if (planned.filter(before -> contradicts(before, there.get())).isPresent()) {
            throw new FailureException(
                    new ChannelFailure.Overtaken(server.identity().organization(), upload.filename()));
        }
        requireLocalFile();
        requirePackageOutlives(filesOfPackage.get());
        probe.run();
        server.api().readOnlyHeader().ifPresent(header -> {
            throw new FailureException(new ChannelFailure.ReadOnly(header));
        });
        begun = true;
        victim = there;
        delete(there.get());
        return Old.GONE;
    }

    /** Whether the file there now, if any, is still the old one, as far as the server tells. */
    static boolean isSame(Distribution old, Distribution now) {
        if (old.sha256().isPresent() && now.sha256().isPresent()) {
            return old.sha256().equals(now.sha256());
        }
        return old.md5().isPresent()
                && old.md5().equals(now.md5())
                && old.size().equals(now.size());
    }

    private static boolean contradicts(Distribution before, Distribution now) {
        return before.sha256().isPresent()
                && now.sha256().isPresent()
                && !before.sha256().equals(now.sha256());
    }

    private void requireLocalFile() {
        Path file = upload.wheel().path();
        try {
            if (Files.size(file) != upload.wheel().digests().size()) {
                throw new FailureException(new WheelFailure.Changed(upload.filename()));
            }
        } catch (IOException e) {
            throw new FailureException(new WheelFailure.Unreadable(file.toString(), "it is not there any more"));
        }
    }

    private Optional<Distribution> find() {
        return server.catalog().findDistribution(upload.release(), upload.filename(), deadline);
    }

    private OptionalInt countFilesOfPackage() {
        return server.catalog()
                .findPackage(upload.release().project(), server.api().deadline())
                .map(Catalog.PackageRecord::files)
                .orElse(OptionalInt.empty());
    }

    private void requirePackageOutlives(OptionalInt files) {
        ProjectName project = upload.release().project();
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
                .ask(
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

    /** Deletes the old file; what anybody else put in its place meanwhile stays. */
    private void delete(Distribution old) {
        ApiRequest request = ApiRequest.delete(
                "delete the old " + upload.filename(),
                "dist",
                server.identity().organization(),
                upload.release().project().text(),
                upload.release().version(),
                upload.filename());
        server.api()
                .<Boolean>write(
                        request, deadline, () -> isStillThere(old) ? Optional.empty() : Optional.of(true), answer -> {
                            if (answer.isSuccess() || (answer.isNotFound() && !isStillThere(old))) {
                                return new Attempt.Done<>(true);
                            }
                            throw server.identity()
                                    .refused(answer, upload.release().project());
                        });
    }

    /** Whether the old file is gone, or may be. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the old file is known to be there in spite of that. */
    boolean oldIsStillThere() {
        try {
            return victim.isPresent() && isStillThere(victim.get());
        } catch (FailureException e) {
            return false;
        }
    }

    private boolean isStillThere(Distribution old) {
        return find().filter(now -> isSame(old, now)).isPresent();
    }
}

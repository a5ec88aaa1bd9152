package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.ProjectName;

/** Knows what the deletion of a file may do to its package: the last one takes it along ({@code anaconda-api.md} section 1.9). */
record LastFile(Server server) {

    /** Whether the package has another file, or the account is known to be able to create it again. */
    boolean packageOutlives(Upload upload, Deadline deadline) {
        ProjectName project = upload.release().project();
        return server.catalog()
                        .findPackage(project, deadline)
                        .filter(record -> record.hasBesides(upload.filename()))
                        .isPresent()
                || mayCreate(project, deadline);
    }

    /** The account owns the channel, or has just created the package. */
    private boolean mayCreate(ProjectName project, Deadline deadline) {
        Identity identity = server.identity();
        return server.releases().createdPackage(project)
                || identity.account()
                        .filter(login -> login.equals(identity.organization()) || isOwner(login, deadline))
                        .isPresent();
    }

    private boolean isOwner(String login, Deadline deadline) {
        ApiRequest question = AccessRequests.ownership(server.identity().organization(), login);
        return server.api().ask(question, deadline).status() == 204;
    }
}

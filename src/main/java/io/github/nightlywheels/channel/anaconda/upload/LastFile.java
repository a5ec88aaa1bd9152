package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.OwnersGroup;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;

/** Knows what the deletion of a file may do to its package: the last one takes it along ({@code anaconda-api.md} section 1.9). */
record LastFile(UploadContext server) {

    /** Whether the package has another file, or the account is known to be able to create it again. */
    boolean packageOutlives(Upload upload, RetryBudget budget) {
        ProjectName project = upload.release().project();
        return server.catalog()
                        .findPackage(project, budget)
                        .filter(record -> record.hasBesides(upload.filename()))
                        .isPresent()
                || mayCreate(project, budget);
    }

    /** The account owns the channel, or has just created the package. */
    private boolean mayCreate(ProjectName project, RetryBudget budget) {
        ChannelContext identity = server.identity();
        return server.releases().createdPackage(project)
                || identity.account()
                        .filter(login -> login.equals(identity.organization()) || isOwner(login, budget))
                        .isPresent();
    }

    private boolean isOwner(String login, RetryBudget budget) {
        ApiRequest question = OwnersGroup.membership(server.identity().organization(), login);
        return server.api().ask(question, budget).status() == 204;
    }
}

package io.github.nightlywheels.fake;

import java.time.Clock;
import java.util.Optional;

/** Who there is, who may do what, and whom the server tells of it. */
public abstract sealed class AccountKnobs extends ReportKnobs permits ChannelKnobs {
    AccountKnobs(Clock clock) {
        super(clock);
    }

    public FakeAnaconda user(String login) {
        return set(() -> world.user(login));
    }

    public FakeAnaconda organization(String login) {
        return set(() -> world.organization(login));
    }

    /** Makes the user an owner of the organization: may do everything there, creating packages included. */
    public FakeAnaconda owner(String organization, String login) {
        group(organization, "owners").permission("admin").member(login);
        return self();
    }

    /** An organization that holds the empty projects, and a user whose group may write to them. */
    public FakeAnaconda writer(String login, String token, String organization, String... projects) {
        user(login).organization(organization).token(token).of(login);
        for (String project : projects) {
            group(organization, project).permission("write").member(login).project(project);
        }
        return self();
    }

    public FakeGroup group(String organization, String name) {
        synchronized (world) {
            world.organization(organization);
            return world.group(organization, name);
        }
    }

    public FakeToken token(String value) {
        synchronized (world) {
            return world.token(value);
        }
    }

    /** All tokens expire when the API has accepted that many more writes (storage not counted). */
    public FakeAnaconda tokenExpiresAfterWrites(int writes) {
        return set(() -> world.expireTokensAfter(writes));
    }

    /** Staging needs pypi:upload too; whether the real server asks for it is not known. */
    public FakeAnaconda asksForUploadScope() {
        return set(() -> world.asksForUploadScope = true);
    }

    /** Group endpoints and collaborators are refused to everybody but owners. */
    public FakeAnaconda hidesGroups(int status) {
        return set(() -> world.groupsRefusal = Optional.of(Answer.error(status, Guard.NOT_AUTHORIZED)));
    }

    /** Writes without the right to them are answered 404, as if the package were not there (numpy#23842). */
    public FakeAnaconda hidesUnauthorizedPackages() {
        return set(() -> world.hidesUnauthorizedPackages = true);
    }

    /** Tells every member which labels there are; without this, owners only. */
    public FakeAnaconda showsLabelsToMembers() {
        return set(() -> world.showsLabelsToMembers = true);
    }

    /** Lets owners only change the labels of files that are there; without this, whoever may write to the project. */
    public FakeAnaconda letsOnlyOwnersLabel() {
        return set(() -> world.labelsNeedOwner = true);
    }
}

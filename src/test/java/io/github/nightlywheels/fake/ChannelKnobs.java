package io.github.nightlywheels.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who and what there is on the server, and the limits it keeps, in words. */
public abstract sealed class ChannelKnobs extends FaultKnobs permits FakeAnaconda {
    final World world;

    ChannelKnobs(Clock clock) {
        world = new World(clock);
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

    /** An empty project in nobody's group. */
    public FakeAnaconda project(String organization, String project) {
        return set(() -> world.catalogue.ensurePackage(organization, project));
    }

    public FakeAnaconda release(String organization, String project, String version) {
        return set(() -> world.catalogue.ensureRelease(organization, project, version));
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

    /** Puts a committed distribution there, as another client would have. */
    public FakeAnaconda distribution(
            String organization, String project, String version, String filename, byte[] content, String... labels) {
        return distribution(organization, project, version, filename, content, world.now(), labels);
    }

    public FakeAnaconda distribution(
            String organization,
            String project,
            String version,
            String filename,
            byte[] content,
            Instant uploadedAt,
            String... labels) {
        return set(() -> world.catalogue.put(
                organization,
                project,
                version,
                FakeDistribution.of(world.nextId(), filename, version, content, List.of(labels), uploadedAt)));
    }

    /** Deletes a distribution as another client would have, with all that follows for release and package. */
    public FakeAnaconda deletes(String organization, String project, String version, String filename) {
        return set(() -> world.catalogue.removeFile(
                new Endpoint.Match(
                        Endpoint.DIST_DELETE, Map.of("owner", organization, "name", project, "version", version)),
                filename));
    }

    /** Lets that much time go by, on top of the clock. */
    public FakeAnaconda passes(Duration time) {
        return set(() -> world.pass(time));
    }

    public FakeAnaconda follows(Clock clock) {
        return set(() -> world.follow(clock));
    }

    /** How long a staged name stays taken; two minutes unless said otherwise. */
    public FakeAnaconda lease(Duration time) {
        return set(() -> world.catalogue.lease = time);
    }

    /** How long a storage form is good for; fifteen minutes unless said otherwise. */
    public FakeAnaconda policyLifetime(Duration time) {
        return set(() -> world.catalogue.policyLifetime = time);
    }

    /** What the organization may hold; checked at {@link Endpoint#COMMIT} or, on what is there, at {@link Endpoint#STAGE}. */
    public FakeAnaconda quota(long bytes, Endpoint at) {
        return set(() -> {
            world.catalogue.quota = bytes;
            world.catalogue.quotaAt = at;
        });
    }

    /** Emptied releases and packages go only when the next request of this kind arrives, with all that is staged there. */
    public FakeAnaconda collectsGarbageBefore(Endpoint endpoint) {
        return set(() -> world.catalogue.collectsBefore = Optional.of(endpoint));
    }

    /** All tokens expire when the API has accepted that many more writes (storage not counted). */
    public FakeAnaconda tokenExpiresAfterWrites(int writes) {
        return set(() -> world.expireTokensAfter(writes));
    }

    /** GET /authentication says the token's id and name only. */
    public FakeAnaconda bareAuthentication() {
        return set(() -> world.bareAuthentication = true);
    }

    /** Group endpoints and collaborators are refused to everybody but owners. */
    public FakeAnaconda hidesGroups(int status) {
        return set(() -> world.groupsRefusal = Optional.of(Answer.error(status, Guard.NOT_AUTHORIZED)));
    }

    /** Writes without the right to them are answered 404, as if the package were not there (numpy#23842). */
    public FakeAnaconda hidesUnauthorizedPackages() {
        return set(() -> world.hidesUnauthorizedPackages = true);
    }

    private FakeAnaconda set(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return self();
    }
}

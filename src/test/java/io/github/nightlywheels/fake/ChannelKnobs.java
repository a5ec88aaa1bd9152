package io.github.nightlywheels.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What there is on the channel, how time passes there, and the limits the server keeps, in words. */
public abstract sealed class ChannelKnobs extends AccountKnobs permits FakeAnaconda {
    ChannelKnobs(Clock clock) {
        super(clock);
    }

    /** An empty project in nobody's group. */
    public FakeAnaconda project(String organization, String project) {
        return set(() -> world.catalogue.ensurePackage(organization, project));
    }

    public FakeAnaconda release(String organization, String project, String version) {
        return set(() -> world.catalogue.ensureRelease(organization, project, version));
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

    /**
     * A project with many releases, {@code 1.0.dev0} and so on, each with as many files of 5 MB, uploaded at one time. The
     * files are made when they are asked for and listed as a stream, so that a hundred thousand of them take no room; what is
     * to show late or twice does not do so among them.
     *
     * @param newest when the last release was uploaded
     * @param apart how much earlier each one before it was
     */
    public FakeAnaconda manyReleases(
            String organization,
            String project,
            int releases,
            int filesEach,
            Instant newest,
            Duration apart,
            String... labels) {
        return set(() -> {
            for (int i = 0; i < releases; i++) {
                String version = "1.0.dev" + i;
                Instant uploadedAt = newest.minus(apart.multipliedBy(releases - 1L - i));
                ManyFiles files = new ManyFiles(project, version, filesEach, uploadedAt, List.of(labels));
                world.catalogue.putRelease(organization, project, new Catalogue.Release(version, files));
            }
        });
    }

    /** Gives a file that is there exactly these labels. */
    public FakeAnaconda relabels(
            String organization, String project, String version, String filename, List<String> labels) {
        return change(organization, project, version, filename, file -> file.withLabels(List.copyOf(labels)));
    }

    /** Says that a file that is there was uploaded at that time. */
    public FakeAnaconda uploadedAt(String organization, String project, String version, String filename, Instant time) {
        return change(organization, project, version, filename, file -> file.withUploadedAt(time));
    }

    private FakeAnaconda change(
            String organization,
            String project,
            String version,
            String filename,
            UnaryOperator<FakeDistribution> change) {
        return set(() -> {
            Catalogue.Release release =
                    world.catalogue.find(organization, project, version).orElseThrow();
            FakeDistribution file =
                    Optional.ofNullable(release.files.get(filename)).orElseThrow();
            release.put(change.apply(file));
        });
    }

    /** Deletes a distribution as another client would have, with all that follows for release and package. */
    public FakeAnaconda deletes(String organization, String project, String version, String filename) {
        return set(() -> world.catalogue.removeFile(
                new Endpoint.Match(
                        Endpoint.DIST_DELETE, Map.of("owner", organization, "name", project, "version", version)),
                filename));
    }

    /** The same, but the file shows as long as {@code showsDeletionsLate} says. */
    public FakeAnaconda deletesSlowly(String organization, String project, String version, String filename) {
        Endpoint.Match at = new Endpoint.Match(
                Endpoint.DIST_DELETE,
                Map.of("owner", organization, "name", project, "version", version, "basename", filename));
        return set(() -> world.catalogue.find(at).ifPresent(file -> {
            world.catalogue.removeFile(at, filename);
            world.visibility.deleted(Visibility.path(organization, project, version, filename), file);
        }));
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

    /** How long a storage form is good for; an hour unless said otherwise. */
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
}

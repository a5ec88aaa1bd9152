package io.github.nightlywheels.fake;

import static java.util.stream.Collectors.toMap;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * anaconda.org's upload API and its storage, in this process, on two free loopback ports. It keeps to anaconda-api.md and
 * refuses whatever that does not describe. It starts with its construction and ends with {@link #close()}.
 */
public final class FakeAnaconda extends FaultKnobs implements Closeable {
    private final World world;
    private final RequestLog log = new RequestLog();
    private final Link link = new Link();
    private final AtomicInteger connections = new AtomicInteger();
    private final StorageSite storageSite;
    private final Host storage;
    private final Host api;

    public FakeAnaconda() {
        this(Clock.systemUTC());
    }

    /** Leases, policies, expiry and upload times follow this clock. */
    public FakeAnaconda(Clock clock) {
        world = new World(clock);
        storageSite = new StorageSite(world, log, lies);
        try {
            storage = new Host(new Exchange(storageSite, world, faults, log, link), link, connections);
            ApiSite apiSite = new ApiSite(world, faults, log, lies, storage.url());
            api = new Host(new Exchange(apiSite, world, faults, log, link), link, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fake with an organization that holds the empty projects, and a user whose group may write to them. */
    public static FakeAnaconda withWriter(String login, String token, String organization, String... projects) {
        FakeAnaconda fake = new FakeAnaconda().user(login).organization(organization);
        fake.token(token).of(login);
        for (String project : projects) {
            fake.group(organization, project).permission("write").member(login).project(project);
        }
        return fake;
    }

    @Override
    FakeAnaconda self() {
        return this;
    }

    /** What {@code nightly.apiUrl} is set to, without a trailing slash. */
    public String apiUrl() {
        return api.url();
    }

    /** Where staged files are sent to: another origin than the API. */
    public String storageUrl() {
        return storage.url();
    }

    @Override
    public void close() {
        try (storage) {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Who and what there is

    public FakeAnaconda user(String login) {
        return set(() -> world.user(login));
    }

    public FakeAnaconda organization(String login) {
        return set(() -> world.organization(login));
    }

    /** Makes the user an owner of the organization: may do everything there, creating packages included. */
    public FakeAnaconda owner(String organization, String login) {
        group(organization, "owners").permission("admin").member(login);
        return this;
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

    // Limits and times

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
        return set(() -> world.catalogue.collectsBefore = java.util.Optional.of(endpoint));
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
        return set(() -> world.groupsRefusal = java.util.Optional.of(Answer.error(status, Guard.NOT_AUTHORIZED)));
    }

    /** Writes without the right to them are answered 404, as if the package were not there (numpy#23842). */
    public FakeAnaconda hidesUnauthorizedPackages() {
        return set(() -> world.hidesUnauthorizedPackages = true);
    }

    /** Every new connection and every request costs a round trip; what arrives is limited in total and per connection. */
    public FakeAnaconda link(Duration roundTrip, long totalBitsPerSecond, long connectionBitsPerSecond) {
        link.shape(roundTrip, totalBitsPerSecond, connectionBitsPerSecond);
        try {
            storage.keepReceiveBufferSmall();
            api.keepReceiveBufferSmall();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Counts the bytes of a file and does not look at them, for benchmarks on a small machine. */
    public FakeAnaconda skipsDigests() {
        storageSite.skipDigests();
        return this;
    }

    // What came of it

    public List<RecordedRequest> requests() {
        return log.requests(any -> true);
    }

    public List<RecordedRequest> requests(Endpoint endpoint) {
        return log.requests(request -> request.endpoint() == endpoint);
    }

    /** Requests that asked for a change, accepted or not. */
    public List<RecordedRequest> writes() {
        return log.requests(RecordedRequest::write);
    }

    public List<RecordedRequest> appliedWrites() {
        return log.requests(RecordedRequest::applied);
    }

    /** Whatever reached the storage's port. */
    public List<RecordedRequest> storageRequests() {
        return log.requests(request -> request.port() == storage.port());
    }

    /** What no well-made client does, one sentence each; empty at the end of every good test. */
    public List<String> violations() {
        return log.violations();
    }

    public int count(Endpoint endpoint) {
        return requests(endpoint).size();
    }

    public int connectionsOpened() {
        return connections.get();
    }

    /** How many requests were being served at once at most. */
    public int maxConcurrent(Endpoint endpoint) {
        return log.mostRunning(endpoint);
    }

    /** Forgets requests, violations and counts; the channel stays as it is. */
    public FakeAnaconda forgetsRequests() {
        log.forget();
        connections.set(0);
        return this;
    }

    /** The committed distributions by filename, in the order of their commits. */
    public Map<String, FakeDistribution> distributions(String organization, String project, String version) {
        synchronized (world) {
            return world.catalogue.find(organization, project, version).stream()
                    .flatMap(release -> release.files.values().stream())
                    .collect(toMap(
                            FakeDistribution::filename,
                            Function.identity(),
                            (a, b) -> b,
                            java.util.LinkedHashMap::new));
        }
    }

    public List<String> labels(String organization, String project, String version, String filename) {
        FakeDistribution found = distributions(organization, project, version).get(filename);
        return found == null ? List.of() : found.labels();
    }

    /** The versions of a project, oldest first. */
    public List<String> releases(String organization, String project) {
        synchronized (world) {
            return world.catalogue.find(organization, project).stream()
                    .flatMap(found -> found.releases.keySet().stream())
                    .toList();
        }
    }

    public boolean hasProject(String organization, String project) {
        synchronized (world) {
            return world.catalogue.find(organization, project).isPresent();
        }
    }

    /** Files that are staged and not committed. */
    public int staged() {
        synchronized (world) {
            return world.catalogue.stages.size();
        }
    }

    private FakeAnaconda set(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return this;
    }
}

package io.github.nightlywheels.fake;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a test can see: the requests that came, and what there is on the channel now. */
public abstract sealed class Observations permits ConnectionKnobs {
    final World world;
    final RequestLog log = new RequestLog();

    Observations(Clock clock) {
        world = new World(clock);
    }

    public List<RecordedRequest> requests() {
        return requests(any -> true);
    }

    public List<RecordedRequest> requests(Endpoint endpoint) {
        return requests(request -> request.endpoint() == endpoint);
    }

    /** Requests that asked for a change, accepted or not. */
    public List<RecordedRequest> writes() {
        return requests(RecordedRequest::write);
    }

    /** Requests that changed something, be it after their answer. */
    public List<RecordedRequest> appliedWrites() {
        return requests(RecordedRequest::applied);
    }

    public List<RecordedRequest> appliedWrites(Endpoint endpoint) {
        return requests(request -> request.applied() && request.endpoint() == endpoint);
    }

    List<RecordedRequest> requests(Predicate<RecordedRequest> which) {
        return seen(() -> log.requests(which));
    }

    /** What no well-made client does, one sentence each; empty at the end of every good test. */
    public List<String> violations() {
        return seen(log::violations);
    }

    public int count(Endpoint endpoint) {
        return requests(endpoint).size();
    }

    /** The committed distributions by filename, in the order of their commits. */
    public Map<String, FakeDistribution> distributions(String organization, String project, String version) {
        return seen(() -> world.catalogue.find(organization, project, version).stream()
                .flatMap(release -> release.files.values().stream())
                .collect(toMap(FakeDistribution::filename, Function.identity(), (a, b) -> b, LinkedHashMap::new)));
    }

    public List<String> labels(String organization, String project, String version, String filename) {
        FakeDistribution found = distributions(organization, project, version).get(filename);
        return found == null ? List.of() : found.labels();
    }

    /** The versions of a project, oldest first. */
    public List<String> releases(String organization, String project) {
        return seen(() -> world.catalogue.find(organization, project).stream()
                .flatMap(found -> found.releases.keySet().stream())
                .toList());
    }

    public boolean hasProject(String organization, String project) {
        return seen(() -> world.catalogue.find(organization, project).isPresent());
    }

    /** Files that are staged and not committed. */
    public int staged() {
        return seen(world.catalogue.stages::size);
    }

    /** Writes that were answered and have not taken effect yet. */
    public int lateWrites() {
        return seen(world::lateWrites);
    }

    private <T> T seen(Supplier<T> look) {
        synchronized (world) {
            world.settle();
            return look.get();
        }
    }
}

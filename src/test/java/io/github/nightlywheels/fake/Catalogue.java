package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Packages, their releases, the distributions in them, and what is staged but not committed. */
final class Catalogue {

    static final class Project {
        final String owner;
        final String name;
        final String id;
        final Instant createdAt;
        final Map<String, Release> releases = new LinkedHashMap<>();
        ObjectNode attrs = World.NODES.objectNode();

        Project(String owner, String name, String id, Instant createdAt) {
            this.owner = owner;
            this.name = name;
            this.id = id;
            this.createdAt = createdAt;
        }
    }

    static final class Release {
        final String version;
        final Map<String, FakeDistribution> files;
        ObjectNode attrs = World.NODES.objectNode();

        Release(String version, Map<String, FakeDistribution> files) {
            this.version = version;
            this.files = files;
        }

        void put(FakeDistribution file) {
            files.put(file.filename(), file);
        }
    }

    Duration lease = Duration.ofMinutes(2);
    Duration policyLifetime = Duration.ofHours(1);
    long quota = Long.MAX_VALUE;
    Endpoint quotaAt = Endpoint.COMMIT;
    Optional<Endpoint> collectsBefore = Optional.empty();

    /** What may still be committed, by dist_id. */
    final Map<String, Stage> stages = new LinkedHashMap<>();

    /** Whatever was ever staged: the storage takes a form as long as its policy lasts, whatever became of the stage. */
    final Map<String, Stage> forms = new LinkedHashMap<>();

    private final Map<String, Project> packages = new LinkedHashMap<>();
    private final Set<String> emptied = new LinkedHashSet<>();
    private final Random policies = new Random(42);
    private final World world;

    Catalogue(World world) {
        this.world = world;
    }

    Optional<Project> find(String owner, String name) {
        return Optional.ofNullable(packages.get(owner + "/" + name));
    }

    Optional<Release> find(String owner, String name, String version) {
        return find(owner, name).map(found -> found.releases.get(version));
    }

    Optional<FakeDistribution> find(Endpoint.Match at) {
        return find(at.owner(), at.name(), at.version()).map(release -> release.files.get(at.basename()));
    }

    List<Project> packagesOf(String owner) {
        List<Project> found = new ArrayList<>(packages.values());
        found.removeIf(one -> !one.owner.equals(owner));
        return found;
    }

    Project ensurePackage(String owner, String name) {
        return packages.computeIfAbsent(
                owner + "/" + name, key -> new Project(owner, name, world.nextId(), world.now()));
    }

    Release ensureRelease(String owner, String name, String version) {
        return ensurePackage(owner, name)
                .releases
                .computeIfAbsent(version, key -> new Release(version, new LinkedHashMap<>()));
    }

    /** Makes a release, or what was in it before, one of these files. */
    void putRelease(String owner, String name, Release release) {
        ensurePackage(owner, name).releases.put(release.version, release);
    }

    /** The stage that still holds the name of a file, if one does. */
    Optional<Stage> leaseOn(String path) {
        return stages.values().stream()
                .filter(stage -> stage.path.equals(path))
                .filter(stage -> world.now().isBefore(stage.stagedAt.plus(lease)))
                .findFirst();
    }

    Stage stage(String packageId, String path, JsonNode promise) {
        stages.values().removeIf(old -> old.path.equals(path));
        String id = world.nextId();
        Instant now = world.now();
        Stage stage = new Stage(
                id, path, promise, now, StorageForm.make(packageId, id, policies, now, now.plus(policyLifetime)));
        stages.put(id, stage);
        forms.put(id, stage);
        return stage;
    }

    /** Whether the owner's files and so many bytes more are over the quota. */
    boolean isOver(String owner, long more) {
        return quota < Long.MAX_VALUE && used(owner) + more > quota;
    }

    private long used(String owner) {
        return packagesOf(owner).stream()
                .flatMap(one -> one.releases.values().stream())
                .flatMap(release -> release.files.values().stream())
                .mapToLong(file -> Math.max(0, file.size()))
                .sum();
    }

    FakeDistribution commit(Stage stage, Endpoint.Match at) {
        FakeDistribution file = FakeDistribution.of(stage, at.basename(), at.version(), world.now());
        ensureRelease(at.owner(), at.name(), at.version()).put(file);
        stages.remove(stage.id);
        stage.committed = true;
        return file;
    }

    void put(String owner, String name, String version, FakeDistribution file) {
        ensureRelease(owner, name, version).put(file);
    }

    void removeFile(Endpoint.Match at, String basename) {
        find(at.owner(), at.name(), at.version()).ifPresent(release -> {
            release.files.remove(basename);
            if (release.files.isEmpty()) {
                emptied.add(at.owner() + "\n" + at.name() + "\n" + at.version());
            }
        });
        if (collectsBefore.isEmpty()) {
            collect();
        }
    }

    /** Removes what the last deletions emptied: release, then package, with everything staged in them. */
    void collect() {
        for (String key : emptied) {
            List<String> names = List.of(key.split("\n", -1));
            if (find(names.get(0), names.get(1), names.get(2))
                    .filter(release -> release.files.isEmpty())
                    .isPresent()) {
                removeRelease(names.get(0), names.get(1), names.get(2));
            }
        }
        emptied.clear();
    }

    void removeRelease(String owner, String name, String version) {
        find(owner, name).ifPresent(found -> {
            found.releases.remove(version);
            stages.values().removeIf(stage -> stage.path.startsWith(owner + "\n" + name + "\n" + version + "\n"));
            if (found.releases.isEmpty()) {
                removePackage(owner, name);
            }
        });
    }

    void removePackage(String owner, String name) {
        packages.remove(owner + "/" + name);
        stages.values().removeIf(stage -> stage.path.startsWith(owner + "\n" + name + "\n"));
        world.forget(owner, name);
    }
}

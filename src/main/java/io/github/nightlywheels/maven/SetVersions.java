package io.github.nightlywheels.maven;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The versions that {@code nightly-version} has set in this build, by module and property. */
final class SetVersions {
    private final Map<String, Map<String, String>> byModule;

    private SetVersions(Map<String, Map<String, String>> byModule) {
        this.byModule = byModule;
    }

    static SetVersions of(MavenSession session) {
        return new SetVersions(BuildState.map(session, "versions"));
    }

    void add(MavenProject module, String property, String version) {
        properties(module).put(property, version);
    }

    /** What was set in a module under this property. */
    Optional<String> find(MavenProject module, String property) {
        return Optional.ofNullable(properties(module).get(property));
    }

    /** What was set in a module, or if nothing was, in the whole build. */
    Set<String> ofModule(MavenProject module) {
        Set<String> mine = new TreeSet<>(properties(module).values());
        return mine.isEmpty() ? ofBuild() : mine;
    }

    /** What was set in the whole build. */
    Set<String> ofBuild() {
        Set<String> versions = new TreeSet<>();
        byModule.values().forEach(properties -> versions.addAll(properties.values()));
        return versions;
    }

    private Map<String, String> properties(MavenProject module) {
        return byModule.computeIfAbsent(module.getId(), id -> new ConcurrentHashMap<>());
    }
}

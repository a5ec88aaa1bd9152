package io.github.nightlywheels.maven;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * The versions that {@code nightly-version} has set in this build, by module and property. The state lies where that of {@link
 * Reactor} does, for the same reasons, and of JDK types for the same reason.
 */
final class SetVersions {
    private static final String KEY = "io.github.nightlywheels:versions";

    private final Map<String, Map<String, String>> byModule;

    private SetVersions(Map<String, Map<String, String>> byModule) {
        this.byModule = byModule;
    }

    @SuppressWarnings("unchecked")
    static SetVersions of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        Map<String, Map<String, String>> all = null;
        while (all == null) {
            data.set(KEY, null, new ConcurrentHashMap<String, Map<String, String>>());
            all = (Map<String, Map<String, String>>) data.get(KEY);
        }
        return new SetVersions(all);
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

package io.github.nightlywheels.maven;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What the executions of a build share. It lies in the data of the repository session, which is one per build where the Maven
 * session is cloned per module. A module that gives the plugin dependencies of its own has a class loader of its own, so only
 * types of the JDK may be kept; an object from another class loader is told apart by {@code instanceof}.
 */
final class BuildState {
    private static final String NAMESPACE = "io.github.nightlywheels:";

    private BuildState() {}

    /**
     * A map that the build has once.
     *
     * @param <V> a type of the JDK
     */
    static <V> Map<String, V> map(MavenSession session, String name) {
        return map(session.getRepositorySession().getData(), name);
    }

    @SuppressWarnings("unchecked")
    static <V> Map<String, V> map(SessionData data, String name) {
        String key = NAMESPACE + name;
        Map<String, V> map = null;
        while (map == null) {
            data.set(key, null, new ConcurrentHashMap<String, V>());
            map = (Map<String, V>) data.get(key);
        }
        return map;
    }
}

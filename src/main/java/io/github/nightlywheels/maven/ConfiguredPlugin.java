package io.github.nightlywheels.maven;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a project configures for a plugin, with all that it has from its parents and from {@code <pluginManagement>}. */
final class ConfiguredPlugin {
    private ConfiguredPlugin() {}

    /** The plugin, as Maven finds it for a goal on the command line too. */
    static Optional<Plugin> find(MavenProject project, String key) {
        PluginManagement managed = project.getPluginManagement();
        return Optional.ofNullable(project.getPlugin(key))
                .or(() -> Optional.ofNullable(managed)
                        .map(management -> management.getPluginsAsMap().get(key)));
    }

    /** The elements of a {@code <configuration>}, which Maven gives as some object. */
    static List<Xpp3Dom> elements(Object configuration) {
        return configuration instanceof Xpp3Dom dom ? List.of(dom.getChildren()) : List.of();
    }

    /** The elements of the plugin's {@code <configuration>}, and of those of its executions. */
    static Stream<Xpp3Dom> allElements(Plugin plugin) {
        return Stream.concat(
                elements(plugin.getConfiguration()).stream(),
                plugin.getExecutions().stream().flatMap(execution -> elements(execution.getConfiguration()).stream()));
    }
}

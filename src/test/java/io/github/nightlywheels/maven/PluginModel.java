package io.github.nightlywheels.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The plugin as it stands in a POM. */
final class PluginModel {
    private PluginModel() {}

    static Plugin plugin(PluginExecution... executions) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.nightlywheels");
        plugin.setArtifactId("nightly-wheels-maven-plugin");
        for (PluginExecution execution : executions) {
            plugin.addExecution(execution);
        }
        return plugin;
    }

    static PluginExecution execution(String id, String goal, Xpp3Dom configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        execution.setConfiguration(configuration);
        return execution;
    }

    /** A {@code <configuration>} with elements, each followed by its text. */
    static Xpp3Dom configuration(String... elements) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (int i = 0; i < elements.length; i += 2) {
            configuration.addChild(element(elements[i], elements[i + 1]));
        }
        return configuration;
    }

    static Xpp3Dom element(String name, String text) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(text);
        return element;
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.UnknownParameter;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was meant for this plugin, but no goal of it knows, and Maven therefore ignores: a misspelled
 * {@code nightly.dryRun} would publish.
 *
 * @param known the parameters there are
 * @param key the plugin
 * @param version the plugin's version: another one may have other parameters
 */
record UnknownParameters(
        KnownParameters known, String key, @Nullable String version) {
    private static final String VERSION_PROPERTY = "versionProperty";

    static UnknownParameters of(PluginDescriptor plugin) {
        return new UnknownParameters(KnownParameters.of(plugin), plugin.getPluginLookupKey(), plugin.getVersion());
    }

    /**
     * Refuses unknown parameters on the command line, in the properties of the projects, and in the plugin's configuration there:
     * the first goal looks at all modules, for a later one would find them when an earlier module has published.
     *
     * @throws FailureException with {@link UnknownParameter}
     */
    void refuse(MavenSession session, MavenProject project) {
        Map<String, Boolean> clean = BuildState.map(session, "clean parameters");
        String modules = key + ":" + version + known.properties().keySet();
        if (!clean.containsKey(modules)) {
            refuse(
                    session,
                    Stream.concat(
                                    Stream.of(project),
                                    session.getProjects().stream().filter(this::hasThisVersion))
                            .distinct()
                            .toList());
            clean.put(modules, true);
        } else {
            refuse(session, List.of(project));
        }
    }

    /** Whether a project has no other version of the plugin, whose own goals look at it. */
    private boolean hasThisVersion(MavenProject project) {
        return ConfiguredPlugin.find(project, key)
                .map(Plugin::getVersion)
                .filter(other -> !other.equals(version))
                .isEmpty();
    }

    private void refuse(MavenSession session, List<MavenProject> projects) {
        Map<String, Failure> found = new LinkedHashMap<>();
        Set<String> chosen = namesOfTheVersion(session);
        UserProperties given = UserProperties.of(session);
        addProperties(found, given.commandLine(), chosen, name -> "on the command line");
        addProperties(found, given.jvm(), chosen, name -> UserProperties.JVM);
        for (MavenProject project : projects) {
            addProperties(found, project.getProperties(), chosen, name -> "in <properties>" + of(project, name));
            ConfiguredPlugin.find(project, key).ifPresent(plugin -> addElements(found, plugin, project));
        }
        if (!found.isEmpty()) {
            List<Failure> failures = new ArrayList<>(found.values());
            throw new FailureException(RunFailure.Several.of(failures));
        }
    }

    private void addProperties(
            Map<String, Failure> found, Properties properties, Set<String> chosen, UnaryOperator<String> place) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (KnownParameters.isOurs(name) && !known.hasProperty(name) && !chosen.contains(name)) {
                found.putIfAbsent(name, new UnknownParameter(name, place.apply(name), known.meantByProperty(name)));
            }
        }
    }

    private void addElements(Map<String, Failure> found, Plugin plugin, MavenProject project) {
        addElements(found, plugin.getConfiguration(), " of the plugin", project);
        for (PluginExecution execution : plugin.getExecutions()) {
            addElements(found, execution.getConfiguration(), " of the execution " + execution.getId(), project);
        }
    }

    private void addElements(Map<String, Failure> found, Object configuration, String owner, MavenProject project) {
        for (Xpp3Dom element : ConfiguredPlugin.elements(configuration)) {
            String name = "<" + element.getName() + ">";
            if (!known.hasElement(element.getName())) {
                found.putIfAbsent(
                        name,
                        new UnknownParameter(
                                name,
                                "in the <configuration>" + owner + PomLocation.of(project, element.getInputLocation()),
                                known.meantByElement(element.getName())));
            }
        }
    }

    /** The properties that nightly-version sets, which users may name as they like. */
    private Set<String> namesOfTheVersion(MavenSession session) {
        UserProperties user = UserProperties.of(session);
        Stream<String> given = Stream.concat(
                        Stream.of(user.commandLine(), user.jvm()),
                        session.getProjects().stream().map(MavenProject::getProperties))
                .flatMap(properties ->
                        Stream.ofNullable(properties.getProperty(KnownParameters.NAMESPACE + VERSION_PROPERTY)));
        Stream<String> configured = session.getProjects().stream()
                .flatMap(project -> ConfiguredPlugin.find(project, key).stream())
                .flatMap(ConfiguredPlugin::allElements)
                .filter(element -> element.getName().equals(VERSION_PROPERTY))
                .flatMap(element -> Stream.ofNullable(element.getValue()));
        return Stream.concat(given, configured).map(String::strip).collect(Collectors.toSet());
    }

    private static String of(MavenProject project, String property) {
        InputLocation properties = project.getModel().getLocation("properties");
        return PomLocation.of(project, properties == null ? null : properties.getLocation(property));
    }
}

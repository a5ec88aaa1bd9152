package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.NameSuggestion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The parameters of all goals of the plugin: a POM configures several goals at once, and a command line reaches all of them.
 *
 * @param properties the property of each element of {@code <configuration>}; empty where there is none
 */
record KnownParameters(Map<String, Optional<String>> properties) {
    /** What the properties of all parameters begin with. */
    static final String NAMESPACE = "nightly.";

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    static KnownParameters of(PluginDescriptor plugin) {
        Map<String, Optional<String>> properties = new TreeMap<>();
        plugin.getMojos().stream()
                .flatMap(goal -> Stream.ofNullable(goal.getParameters()).flatMap(List::stream))
                .filter(Parameter::isEditable)
                .forEach(parameter -> Stream.of(parameter.getName(), parameter.getAlias())
                        .filter(Objects::nonNull)
                        .forEach(name -> properties.put(name, property(parameter))));
        return new KnownParameters(properties);
    }

    /** The property that sets a parameter; some have none. */
    static Optional<String> property(Parameter parameter) {
        return Optional.ofNullable(parameter.getExpression())
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1));
    }

    boolean hasElement(String name) {
        return properties.containsKey(name);
    }

    boolean hasProperty(String name) {
        return properties.containsValue(Optional.of(name));
    }

    /** The element that was meant. */
    Optional<String> meantByElement(String name) {
        return nearest(name).map(meant -> "<" + meant + ">");
    }

    /** What was meant by a property; some parameters have none. */
    Optional<String> meantByProperty(String name) {
        return nearest(name)
                .map(meant -> Objects.requireNonNull(properties.get(meant))
                        .orElse("<" + meant + "> in the plugin's <configuration>"));
    }

    private Optional<String> nearest(String name) {
        return new NameSuggestion(properties.keySet()).find(withoutNamespace(name));
    }

    /** Whether the property belongs to the plugin, in whatever case its beginning is written. */
    static boolean isOurs(String property) {
        return property.regionMatches(true, 0, NAMESPACE, 0, NAMESPACE.length());
    }

    private static String withoutNamespace(String name) {
        return isOurs(name) ? name.substring(NAMESPACE.length()) : name;
    }
}

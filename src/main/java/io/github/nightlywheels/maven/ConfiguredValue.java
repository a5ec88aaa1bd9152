package io.github.nightlywheels.maven;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What an element of a {@code <configuration>} says, as text that can be compared. */
final class ConfiguredValue {
    private ConfiguredValue() {}

    /** The element's text, or the texts of the elements in it, separated by commas; empty if there is none. */
    static Optional<String> of(Object configuration, String element) {
        return ConfiguredPlugin.elements(configuration).stream()
                .filter(child -> child.getName().equals(element))
                .map(ConfiguredValue::text)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String text(Xpp3Dom element) {
        return element.getChildCount() == 0
                ? plain(String.valueOf(element.getValue()))
                : Stream.of(element.getChildren())
                        .map(child -> plain(String.valueOf(child.getValue())))
                        .collect(Collectors.joining(","));
    }

    /** The text without spaces around it and around commas; Maven gives an empty element as null. */
    static String plain(String text) {
        return text.equals("null") ? "" : text.strip().replaceAll("\\s*,\\s*", ",");
    }
}

package io.github.nightlywheels.maven;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters that are not as they are by default, as the properties that set them. */
final class GivenParameters {
    private final Map<String, String> properties = new LinkedHashMap<>();

    /** Takes the parameter in, unless it has its default. */
    GivenParameters add(String name, Object value, String byDefault) {
        if (!value.toString().equals(byDefault)) {
            properties.put("nightly." + name, value.toString());
        }
        return this;
    }

    GivenParameters addAll(Map<String, String> others) {
        properties.putAll(others);
        return this;
    }

    /** The values by the names of their properties. */
    Map<String, String> properties() {
        return Collections.unmodifiableMap(properties);
    }
}

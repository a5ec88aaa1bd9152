package io.github.nightlywheels.maven;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters that are not as they are by default, as the properties that set them. */
final class GivenParameters {
    private final MojoDescriptor goal;
    private final Map<String, String> properties = new LinkedHashMap<>();

    /**
     * No parameters yet.
     *
     * @param goal tells the defaults
     */
    GivenParameters(MojoDescriptor goal) {
        this.goal = goal;
    }

    /** Takes the parameter in, unless it has its default or no value. */
    GivenParameters add(String name, @Nullable Object value) {
        if (value != null && !value.toString().equals(byDefault(name))) {
            properties.put("nightly." + name, value.toString());
        }
        return this;
    }

    /** Takes the parameter in, whatever its value is. */
    GivenParameters addAlways(String name, String value) {
        properties.put("nightly." + name, value);
        return this;
    }

    private @Nullable String byDefault(String name) {
        Parameter parameter = goal.getParameterMap().get(name);
        return parameter == null ? null : parameter.getDefaultValue();
    }

    /** The values by the names of their properties. */
    Map<String, String> properties() {
        return Collections.unmodifiableMap(properties);
    }
}

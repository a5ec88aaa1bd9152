package io.github.nightlywheels.wheel.metadata;

import java.util.List;

/**
 * The condition under which a requirement holds ("Dependency specifiers" specification, section "Environment markers").
 *
 * @param text the condition as it stands there
 * @param extras the extras without one of which it cannot hold, in file order: {@code dev} for
 *     {@code python_version > "3.9" and extra == "dev"}; empty if it can hold without any
 */
public record Marker(String text, List<String> extras) {
    public Marker {
        extras = List.copyOf(extras);
    }
}

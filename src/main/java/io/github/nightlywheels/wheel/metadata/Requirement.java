package io.github.nightlywheels.wheel.metadata;

import java.util.Optional;

/**
 * One {@code Requires-Dist} of a project.
 *
 * @param text the field's value as it stands there
 * @param dependency what it means; empty if it does not follow the "Dependency specifiers" specification, for which a wheel
 *     is refused
 */
public record Requirement(String text, Optional<DependencySpecifier> dependency) {

    /** Reads a requirement; does not throw, see {@link #dependency()}. */
    public static Requirement parse(String text) {
        return new Requirement(text, DependencySpecifier.find(text));
    }
}

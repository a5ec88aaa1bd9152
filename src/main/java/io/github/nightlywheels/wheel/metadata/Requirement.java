package io.github.nightlywheels.wheel.metadata;

/**
 * One {@code Requires-Dist} of a project.
 *
 * @param text the field's value as it stands there
 * @param dependency what it means
 */
public record Requirement(String text, DependencySpecifier dependency) {}

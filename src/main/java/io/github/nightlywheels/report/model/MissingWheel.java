package io.github.nightlywheels.report.model;

/**
 * A wheel of the last release for a Python and a platform for which this release has none.
 *
 * @param filename its name
 * @param python the Python, as {@link Interpreter#label}
 * @param platform the platform, as {@link Platform#toString}
 */
public record MissingWheel(String filename, String python, String platform) {}

package io.github.nightlywheels.report.model;

/**
 * A wheel of the last release for a Python and a platform for which this release has none.
 *
 * @param filename its name
 * @param python the Python, such as {@code Python 3.13}
 * @param platform the platform, such as {@code Windows x86-64}
 */
public record MissingWheel(String filename, String python, String platform) {}

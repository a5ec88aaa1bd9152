package io.github.nightlywheels.maven;

/** The version of this plugin. */
final class PluginVersion {
    private PluginVersion() {}

    /** The version in the jar's manifest, or {@code unknown} where there is no jar. */
    static String text() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}

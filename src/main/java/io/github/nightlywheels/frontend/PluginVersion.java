package io.github.nightlywheels.frontend;

/** The version of this plugin. */
public final class PluginVersion {
    private PluginVersion() {}

    /** What the wheels that it builds name as their generator. */
    public static String generator() {
        return "nightly-wheels-maven-plugin " + text();
    }

    /** The version in the jar's manifest, or {@code unknown} where there is no jar. */
    public static String text() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}

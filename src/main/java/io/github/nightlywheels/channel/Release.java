package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;

/**
 * One version of a project.
 *
 * @param project the project, spelled as in the core metadata
 * @param version the version, spelled as in the core metadata
 */
public record Release(ProjectName project, String version) {
    /** The release that a wheel belongs to. */
    public static Release of(Wheel wheel) {
        return new Release(wheel.metadata().name(), wheel.metadata().version());
    }

    @Override
    public String toString() {
        return project + " " + version;
    }
}

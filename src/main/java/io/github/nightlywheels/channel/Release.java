package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import org.jspecify.annotations.Nullable;

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

    /** Written out, like that of {@link ProjectName}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Release release && project.equals(release.project) && version.equals(release.version);
    }

    @Override
    public int hashCode() {
        return 31 * project.hashCode() + version.hashCode();
    }

    @Override
    public String toString() {
        return project + " " + version;
    }
}

package io.github.nightlywheels.maven;

import org.apache.maven.model.InputLocation;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Where something stands that a project has from its POM, from a parent or from a profile, as the end of a sentence. */
final class PomLocation {
    private PomLocation() {}

    /** The file and the line, where Maven knows them. */
    static String of(MavenProject project, @Nullable Object location) {
        if (location instanceof InputLocation it
                && it.getSource() != null
                && it.getSource().getLocation() != null) {
            return " (" + it.getSource().getLocation() + ", line " + it.getLineNumber() + ")";
        }
        return " of the project " + project.getArtifactId() + ", of a parent or of a profile";
    }
}

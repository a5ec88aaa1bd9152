package io.github.nightlywheels.cli;

import java.util.Set;

/**
 * The parameters of the goals that mean nothing here, because there is no project, no build and no modules. They may stand in
 * a properties file that serves both, and are passed over.
 */
final class GoalOnly {
    /** Their plain names. */
    static final Set<String> PARAMETERS =
            Set.of("includeArtifact", "includeDependencies", "print", "publishAtEnd", "resources", "versionProperty");

    private GoalOnly() {}
}

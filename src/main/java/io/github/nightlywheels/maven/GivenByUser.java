package io.github.nightlywheels.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Tells which parameters somebody has set, be it to their defaults: in a {@code <configuration>}, with {@code -D}, or in {@code
 * <properties>}.
 *
 * @param properties what the user gave with {@code -D}
 * @param project the project that the goal runs in
 * @param execution the execution that runs
 */
record GivenByUser(UserProperties properties, MavenProject project, MojoExecution execution) {

    /** Whether the goal has such a parameter, and it was set. */
    boolean has(String name) {
        return Optional.ofNullable(
                        execution.getMojoDescriptor().getParameterMap().get(name))
                .filter(parameter -> PomParameters.value(execution, parameter)
                        .or(() -> property(PomParameters.property(parameter)))
                        .isPresent())
                .isPresent();
    }

    private Optional<String> property(String name) {
        return properties
                .find(name)
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
                .filter(value -> !value.isBlank());
    }
}

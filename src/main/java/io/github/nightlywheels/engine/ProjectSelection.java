package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * Which projects of a channel a job is about.
 *
 * @param named these; empty for all that the channel has
 */
public record ProjectSelection(Optional<List<ProjectName>> named) {
    /** What stands for all projects where projects are named. */
    public static final String ALL = "*";

    public ProjectSelection {
        named = named.map(List::copyOf);
    }

    /** All projects of the channel. */
    public static ProjectSelection all() {
        return new ProjectSelection(Optional.empty());
    }

    /** These projects, each once. */
    public static ProjectSelection of(List<ProjectName> projects) {
        return new ProjectSelection(Optional.of(projects.stream().distinct().toList()));
    }
}

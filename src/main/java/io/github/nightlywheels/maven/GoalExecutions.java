package io.github.nightlywheels.maven;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The executions that a build has of a goal, in the phase of one of them.
 *
 * @param session the build
 * @param execution one of them
 */
record GoalExecutions(MavenSession session, MojoExecution execution) {

    /** How many executions the build has. */
    int count() {
        return Math.toIntExact(
                session.getProjects().stream().mapToLong(this::executions).sum());
    }

    /**
     * The modules that have an execution, but were left out of this build by {@code -pl} or {@code -rf}: their artifact
     * ids, sorted. What Maven 4 knows of beyond the directory it was started in was not left out.
     */
    List<String> leftOut() {
        MavenExecutionRequest request = session.getRequest();
        if (request.getResumeFrom() == null
                && request.getSelectedProjects().isEmpty()
                && request.getExcludedProjects().isEmpty()) {
            return List.of();
        }
        return session.getAllProjects().stream()
                .filter(project -> !session.getProjects().contains(project) && executions(project) > 0)
                .map(MavenProject::getArtifactId)
                .sorted()
                .toList();
    }

    private long executions(MavenProject project) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return plugin == null
                ? 0
                : plugin.getExecutions().stream().filter(this::runsWithThis).count();
    }

    /** Whether it is an execution of this goal in the phase of this one: those of other phases may not be reached. */
    private boolean runsWithThis(PluginExecution other) {
        return other.getGoals().contains(execution.getGoal()) && Objects.equals(phase(other), phase());
    }

    private String phase(PluginExecution other) {
        return other.getPhase() == null ? execution.getMojoDescriptor().getPhase() : other.getPhase();
    }

    /** The phase in which they run. */
    String phase() {
        return execution.getLifecyclePhase() == null
                ? execution.getMojoDescriptor().getPhase()
                : execution.getLifecyclePhase();
    }

    /** The modules that have an execution, but are not among these. */
    List<String> modulesWithout(Set<String> ready) {
        return session.getProjects().stream()
                .filter(project -> executions(project) > 0 && !ready.contains(project.getId()))
                .map(MavenProject::getArtifactId)
                .toList();
    }
}

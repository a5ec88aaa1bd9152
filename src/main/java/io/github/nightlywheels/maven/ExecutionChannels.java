package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.OtherChannel;
import io.github.nightlywheels.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The channels that a build's executions of a goal configure. A goal on the command line has an execution of its own, {@code
 * default-cli}, and takes nothing from those: it would publish elsewhere.
 *
 * @param session the build
 * @param execution the execution that runs
 */
record ExecutionChannels(MavenSession session, MojoExecution execution) {
    private static final List<String> PARAMETERS = List.of("organization", "apiUrl", "labels");
    private static final String DIRECTORY = "wheelDirectory";

    /** An execution of the goal in a project. */
    private record Configured(MavenProject project, PluginExecution execution) {
        Optional<String> value(String parameter) {
            return ConfiguredValue.of(execution.getConfiguration(), parameter);
        }
    }

    /** Whether any execution of the goal names a channel. */
    boolean isAnyConfigured() {
        return configured()
                .anyMatch(other -> PARAMETERS.stream()
                        .anyMatch(parameter -> other.value(parameter).isPresent()));
    }

    /**
     * Why the goal must not run: it would use another channel than an execution that is configured. Parameters that are given
     * with {@code -D} are meant.
     *
     * @param used the values that would be used, by parameter; a parameter that the goal does not have is not among them
     * @param directory the directory of the wheels that would be used, in a project; empty if the goal reads none
     */
    Optional<Failure> ignored(Map<String, String> used, Optional<Function<MavenProject, Path>> directory) {
        if (!execution.getExecutionId().equals("default-cli")) {
            return Optional.empty();
        }
        return configured()
                .flatMap(other -> differences(other, used, directory).stream())
                .findFirst();
    }

    private Stream<Configured> configured() {
        return session.getProjects().stream()
                .flatMap(project -> Stream.ofNullable(project.getPlugin(execution
                                .getMojoDescriptor()
                                .getPluginDescriptor()
                                .getPluginLookupKey()))
                        .flatMap(plugin -> plugin.getExecutions().stream())
                        .filter(other -> other.getGoals()
                                .contains(execution.getMojoDescriptor().getGoal()))
                        .map(other -> new Configured(project, other)));
    }

    private Optional<Failure> differences(
            Configured other, Map<String, String> used, Optional<Function<MavenProject, Path>> directory) {
        List<String> configured = new ArrayList<>();
        List<String> instead = new ArrayList<>();
        for (String parameter : PARAMETERS) {
            other.value(parameter)
                    .filter(value ->
                            used.containsKey(parameter) && isNotGiven(parameter) && !value.equals(used.get(parameter)))
                    .ifPresent(value -> {
                        configured.add(parameter + " " + value);
                        instead.add(parameter + " " + used.get(parameter));
                    });
        }
        directory
                .map(wheels -> wheels.apply(other.project()))
                .ifPresent(here -> other.value(DIRECTORY)
                        .filter(value -> isNotGiven(DIRECTORY) && !here.equals(resolved(other.project(), value)))
                        .ifPresent(value -> {
                            configured.add(DIRECTORY + " " + value);
                            instead.add(DIRECTORY + " " + here);
                        }));
        return configured.isEmpty()
                ? Optional.empty()
                : Optional.of(new OtherChannel(
                        other.execution().getId(),
                        String.join(", ", configured),
                        String.join(", ", instead),
                        command(other),
                        instead.get(0).substring(0, instead.get(0).indexOf(' '))));
    }

    private boolean isNotGiven(String parameter) {
        return UserProperties.of(session)
                .find(KnownParameters.NAMESPACE + parameter)
                .isEmpty();
    }

    private static Path resolved(MavenProject project, String value) {
        return project.getBasedir().toPath().resolve(value).normalize();
    }

    private String command(Configured other) {
        String where = other.project().equals(session.getTopLevelProject())
                ? ""
                : " -f " + other.project().getFile();
        return "mvn" + where + " nightly-wheels:"
                + execution.getMojoDescriptor().getGoal() + "@"
                + other.execution().getId();
    }
}

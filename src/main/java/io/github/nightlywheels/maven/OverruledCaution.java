package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.CautionOverruled;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Finds what the user has asked for on the command line so that less is done, and the POM's {@code <configuration>} overrules:
 * Maven lets that win, and the goal would do what was to be left.
 *
 * @param execution the execution that runs
 * @param project its project
 */
record OverruledCaution(MojoExecution execution, MavenProject project) {
    /** By parameter, the value with which more is done than with any other. */
    private static final Map<String, String> BOLD = Map.of(
            "dryRun", "false",
            "skip", "false",
            "confirm", "true",
            "allowSharedChannel", "true",
            "allowInsecureHttp", "true",
            "onConflict", "replace");

    /**
     * Refuses to do what was to be left.
     *
     * @param given the properties of the command line
     * @throws FailureException with {@link CautionOverruled}
     */
    void refuse(Properties given) {
        List<Failure> failures = new ArrayList<>();
        new TreeMap<>(BOLD)
                .forEach((name, bold) -> Optional.ofNullable(
                                execution.getMojoDescriptor().getParameterMap().get(name))
                        .flatMap(parameter -> find(parameter, bold, given))
                        .ifPresent(failures::add));
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
    }

    private Optional<Failure> find(Parameter parameter, String bold, Properties given) {
        String name = parameter.getName();
        String property = PomParameters.property(parameter);
        String asked = ConfiguredValue.plain(given.getProperty(property, ""));
        return PomParameters.value(execution, parameter)
                .filter(value -> value.equalsIgnoreCase(bold) && isCautious(name, asked, bold))
                .map(value -> new CautionOverruled(
                        "-D" + property + "=" + asked,
                        element(name, value) + " in the <configuration>" + place(name),
                        element(property, value) + " into <properties>"));
    }

    private boolean isCautious(String name, String asked, String bold) {
        String skipsOthers = project.getArtifact().isSnapshot() ? "releases" : "snapshots";
        return !asked.isEmpty()
                && !asked.equalsIgnoreCase(bold)
                && !(name.equals("skip") && asked.equalsIgnoreCase(skipsOthers));
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    private String place(String name) {
        return PomLocation.of(
                project,
                ConfiguredPlugin.elements(execution.getConfiguration()).stream()
                        .filter(element -> element.getName().equals(name))
                        .flatMap(element -> Stream.ofNullable(element.getInputLocation()))
                        .findFirst()
                        .orElse(null));
    }
}

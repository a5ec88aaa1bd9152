package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.CautionOverruled;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
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
    private static final String SKIP = "skip";

    /** What an execution does, from nothing to most. */
    enum GoalEffect {
        /** It is skipped. */
        NONE,
        /** It only asks a channel. */
        READS,
        /** It may change a channel. */
        CHANGES
    }

    /**
     * A parameter that can ask for caution.
     *
     * @param bold the value with which more is done than with any other
     * @param matters from which effect on that counts
     */
    private record Caution(String parameter, String bold, GoalEffect matters) {}

    private static final List<Caution> CAUTIONS = List.of(
            new Caution("allowInsecureHttp", "true", GoalEffect.READS),
            new Caution("allowSharedChannel", "true", GoalEffect.CHANGES),
            new Caution("confirm", "true", GoalEffect.CHANGES),
            new Caution("dryRun", "false", GoalEffect.CHANGES),
            new Caution("keepWhole", "false", GoalEffect.CHANGES),
            new Caution("onConflict", "replace", GoalEffect.CHANGES),
            new Caution("pruneReleases", "true", GoalEffect.CHANGES),
            new Caution("republish", "true", GoalEffect.CHANGES),
            new Caution(SKIP, "false", GoalEffect.CHANGES));

    /**
     * Refuses to do what was to be left.
     *
     * @param given the properties of the command line
     * @param effect what the execution does as its parameters are
     * @throws FailureException with {@link CautionOverruled}
     */
    void refuse(Properties given, GoalEffect effect) {
        List<Failure> failures = CAUTIONS.stream()
                .filter(caution -> effect.compareTo(caution.matters()) >= 0)
                .flatMap(caution -> Optional.ofNullable(
                        execution.getMojoDescriptor().getParameterMap().get(caution.parameter()))
                        .flatMap(parameter -> find(parameter, caution, given))
                        .stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
    }

    private Optional<Failure> find(Parameter parameter, Caution caution, Properties given) {
        String name = parameter.getName();
        String property = PomParameters.property(parameter);
        String asked = ConfiguredValue.plain(given.getProperty(property, ""));
        return PomParameters.value(execution, parameter)
                .filter(value -> !asked.isEmpty() && isBold(caution, value) && !isBold(caution, asked))
                .map(value -> new CautionOverruled(
                        "-D" + property + "=" + asked,
                        element(name, value) + " in the <configuration>" + place(name),
                        element(property, value) + " into <properties>"));
    }

    private boolean isBold(Caution caution, String value) {
        return caution.parameter().equals(SKIP)
                ? !ParameterParser.skips(value, project.getArtifact().isSnapshot())
                : value.equalsIgnoreCase(caution.bold());
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

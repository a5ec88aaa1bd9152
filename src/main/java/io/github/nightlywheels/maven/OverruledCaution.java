package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.CautionOverruled;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiPredicate;
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
     * @param matters from which effect on that counts
     * @param isBolder whether more is done with the first value than with the second, or it is done elsewhere
     */
    private record Caution(String parameter, GoalEffect matters, BiPredicate<String, String> isBolder) {
        /** A parameter with a value with which more is done than with any other. */
        static Caution unless(String parameter, String bold, GoalEffect matters) {
            return new Caution(
                    parameter,
                    matters,
                    (value, asked) -> value.equalsIgnoreCase(bold) && !asked.equalsIgnoreCase(bold));
        }
    }

    private static final List<Caution> CAUTIONS = List.of(
            Caution.unless("allowInsecureHttp", "true", GoalEffect.READS),
            Caution.unless("allowSharedChannel", "true", GoalEffect.CHANGES),
            Caution.unless("confirm", "true", GoalEffect.CHANGES),
            Caution.unless("dryRun", "false", GoalEffect.CHANGES),
            new Caution("keepDays", GoalEffect.CHANGES, OverruledCaution::isLess),
            new Caution("keepVersions", GoalEffect.CHANGES, OverruledCaution::isLess),
            Caution.unless("keepWhole", "false", GoalEffect.CHANGES),
            new Caution("maxRemovals", GoalEffect.CHANGES, (value, asked) -> isLess(asked, value)),
            Caution.unless("onConflict", "replace", GoalEffect.CHANGES),
            new Caution("projects", GoalEffect.CHANGES, (value, asked) -> !value.equals(asked)),
            Caution.unless("pruneReleases", "true", GoalEffect.CHANGES),
            Caution.unless("republish", "true", GoalEffect.CHANGES));

    private static boolean isLess(String one, String other) {
        try {
            return Integer.parseInt(one) < Integer.parseInt(other);
        } catch (NumberFormatException e) {
            return false; // what is no number is refused elsewhere
        }
    }

    /**
     * Refuses to do what was to be left.
     *
     * @param given the properties of the command line
     * @param effect what the execution does as its parameters are
     * @throws FailureException with {@link CautionOverruled}
     */
    void refuse(Properties given, GoalEffect effect) {
        Caution skip = new Caution("skip", GoalEffect.CHANGES, (value, asked) -> !skips(value) && skips(asked));
        List<Failure> failures = Stream.concat(CAUTIONS.stream(), Stream.of(skip))
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
                .filter(value -> !asked.isEmpty() && caution.isBolder().test(value, asked))
                .map(value -> new CautionOverruled(
                        "-D" + property + "=" + asked,
                        element(name, value) + " in the <configuration>" + place(name),
                        element(property, value) + " into <properties>"));
    }

    private boolean skips(String value) {
        return ParameterParser.skips(value, project.getArtifact().isSnapshot());
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

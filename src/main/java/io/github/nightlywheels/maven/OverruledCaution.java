package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure.CautionOverruled;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Finds what the user has asked for with {@code -D} so that less is done, and the POM's {@code <configuration>} overrules:
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
        CHANGES,
        /** It may also remove files in whose place nothing comes. */
        REMOVES
    }

    /**
     * A parameter that can ask for caution.
     *
     * @param matters from which effect on that counts
     * @param isBolder whether something is done with the first value that is not done with the second
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
            Caution.unless("allowSharedChannel", "true", GoalEffect.REMOVES),
            Caution.unless("confirm", "true", GoalEffect.REMOVES),
            Caution.unless("dryRun", "false", GoalEffect.CHANGES),
            new Caution("keepDays", GoalEffect.REMOVES, OverruledCaution::isLess),
            new Caution("keepVersions", GoalEffect.REMOVES, OverruledCaution::isLess),
            Caution.unless("keepWhole", "false", GoalEffect.REMOVES),
            new Caution("labels", GoalEffect.REMOVES, OverruledCaution::hasMore),
            new Caution("maxRemovals", GoalEffect.REMOVES, (value, asked) -> isLess(asked, value)),
            Caution.unless("onConflict", "replace", GoalEffect.CHANGES),
            new Caution("projects", GoalEffect.REMOVES, OverruledCaution::hasMore),
            Caution.unless("pruneReleases", "true", GoalEffect.REMOVES),
            Caution.unless("republish", "true", GoalEffect.CHANGES));

    private static boolean isLess(String one, String other) {
        try {
            return Integer.parseInt(one) < Integer.parseInt(other);
        } catch (NumberFormatException e) {
            return false; // what is no number is refused elsewhere
        }
    }

    /** Whether the first list has something that the second one has not. */
    private static boolean hasMore(String list, String other) {
        Set<String> others = Set.copyOf(ParameterParser.texts(List.of(other.split(","))));
        return !others.contains("*") && !others.containsAll(ParameterParser.texts(List.of(list.split(","))));
    }

    /**
     * Refuses to do what was to be left.
     *
     * @param given what the user gave
     * @param effect what the execution does as its parameters are
     * @throws FailureException with {@link CautionOverruled}
     */
    void refuse(UserProperties given, GoalEffect effect) {
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

    private Optional<Failure> find(Parameter parameter, Caution caution, UserProperties given) {
        String name = parameter.getName();
        String property = PomParameters.property(parameter);
        String asked = ConfiguredValue.plain(given.find(property).orElse(""));
        return PomParameters.value(execution, parameter)
                .filter(value -> !asked.isEmpty() && caution.isBolder().test(value, asked))
                .map(value -> new CautionOverruled(
                        "-D" + property + "=" + asked + given.place(property),
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

package io.github.nightlywheels.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;

/**
 * The parameters of an execution that the POM's {@code <configuration>} sets: there, a property has no effect.
 *
 * @param names the parameters' names
 */
record PomParameters(Set<String> names) {
    /** What the goals read from the command line themselves, so that it wins there. */
    private static final Set<String> READ_BY_THE_GOAL = Set.of("version");

    static PomParameters of(MojoExecution execution) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            value(execution, parameter).ifPresent(value -> names.add(parameter.getName()));
        }
        return new PomParameters(names);
    }

    /** What the POM says; where it says nothing, Maven puts the expression that reads the property. */
    static Optional<String> value(MojoExecution execution, Parameter parameter) {
        return parameter.isEditable() && !READ_BY_THE_GOAL.contains(parameter.getName())
                ? ConfiguredValue.of(execution.getConfiguration(), parameter.getName())
                        .filter(value -> !value.equals(parameter.getExpression()))
                : Optional.empty();
    }

    /** The property that sets a parameter on the command line. */
    static String property(Parameter parameter) {
        return KnownParameters.property(parameter).orElse(KnownParameters.NAMESPACE + parameter.getName());
    }

    /**
     * A sentence for each parameter that the user has given without effect. Values are left out: a URL may
     * hold credentials.
     */
    static List<String> withoutEffect(MojoExecution execution, UserProperties given) {
        List<String> sentences = new ArrayList<>();
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            String name = parameter.getName();
            String property = property(parameter);
            value(execution, parameter)
                    .filter(value -> given.find(property)
                            .filter(text -> !value.equals(ConfiguredValue.plain(text)))
                            .isPresent())
                    .ifPresent(value -> sentences.add(
                            "-D" + property + given.place(property) + " has no effect, because the POM sets <" + name
                                    + ">: remove it from the POM, or write <" + name + ">${" + property + "}</" + name
                                    + ">"));
        }
        return sentences;
    }
}

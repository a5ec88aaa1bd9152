package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.NameSuggestion;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The environment variables that look like options. Others may use the prefix too, so one that is unlike every option is only
 * warned of.
 *
 * @param names what follows the prefix, of those that are not blank
 */
record NightlyVariables(Set<String> names) {
    private static final String PREFIX = "NIGHTLY_";

    static NightlyVariables among(Map<String, String> environment) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(PREFIX) && !variable.getValue().isBlank()) {
                names.add(variable.getKey().substring(PREFIX.length()));
            }
        }
        return new NightlyVariables(names);
    }

    /**
     * Refuses misspelled options.
     *
     * @param options the options there are, as variables
     * @param warning hears of the variables that are no option, and not nearly one
     * @throws FailureException with {@link ConfigurationFailure.UnknownParameter}
     */
    void requireKnown(Set<String> options, Consumer<String> warning) {
        List<String> known = options.stream()
                .map(option -> option.substring(PREFIX.length()))
                .toList();
        NameSuggestion suggestion = new NameSuggestion(known);
        for (String name : names) {
            if (known.contains(name)) {
                continue;
            }
            Optional<String> meant = OptionName.longer(PREFIX + name, OptionName::variable)
                    .or(() -> suggestion.find(name).map(PREFIX::concat));
            if (meant.isPresent()) {
                throw new FailureException(
                        new ConfigurationFailure.UnknownParameter(PREFIX + name, "in the environment", meant));
            }
            warning.accept("the environment variable " + PREFIX + name + " is no option and is passed over"
                    + (name.equals("TOKEN") ? "; the token is read from ANACONDA_ORG_UPLOAD_TOKEN" : ""));
        }
    }
}

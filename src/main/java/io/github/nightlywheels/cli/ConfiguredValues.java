package io.github.nightlywheels.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values of options that the command line does not give: from the environment, or else from the properties file. */
final class ConfiguredValues implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Optional<ConfigurationFile> file;
    private final Map<String, String> origins = new TreeMap<>();

    ConfiguredValues(Map<String, String> environment, Optional<ConfigurationFile> file) {
        this.environment = environment;
        this.file = file;
    }

    /** What is asked only for options that are not on the command line; without an answer the option's own default counts. */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        OptionName name = OptionName.ofOption(option.longestName());
        Optional<String> variable =
                Optional.ofNullable(environment.get(name.variable())).filter(text -> !text.isBlank());
        if (variable.isPresent()) {
            origins.put(name.parameter(), "the environment variable " + name.variable());
            return variable.get().strip();
        }
        Optional<String> property = file.flatMap(values -> values.find(name));
        property.ifPresent(value -> origins.put(
                name.parameter(), name.property() + " in " + file.orElseThrow().path()));
        return property.orElse(null);
    }

    /** Where the value of a parameter was set, unless that was on the command line. */
    Optional<String> origin(String parameter) {
        return Optional.ofNullable(origins.get(parameter));
    }
}

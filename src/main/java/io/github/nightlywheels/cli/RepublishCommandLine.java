package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.wheel.Wheel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that publishes wheels again as this run would have, for those whose old file was deleted and whose new one did
 * not arrive. It repeats what the command line gave; what the environment gave is still there.
 *
 * @param command the command that ran
 * @param result what came of it
 */
record RepublishCommandLine(CommandSpec command, PublishResult result) {
    private static final String REPUBLISH = "--republish";
    private static final Set<String> OF_ITS_OWN = Set.of("--wheel-directory", "--includes", "--excludes", REPUBLISH);

    /** The command for some of the wheels, in words that sh, cmd and PowerShell understand alike; empty for none of them. */
    Optional<String> of(List<String> filenames) {
        List<String> files = result.wheels().stream()
                .filter(wheel -> filenames.contains(wheel.filename()))
                .flatMap(wheel -> wheel.wheel().stream())
                .map(Wheel::path)
                .map(path -> quoted(path.toString()))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of("java", "-jar", quoted(jar()), command.name()));
        words.addAll(files);
        words.add(REPUBLISH);
        command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !OF_ITS_OWN.contains(option.longestName()))
                .forEach(option -> words.add(given(option)));
        return Optional.of(String.join(" ", words));
    }

    private static String given(OptionSpec option) {
        List<String> values = option.originalStringValues();
        return values.isEmpty() || option.arity().max() == 0
                ? option.longestName()
                : quoted(option.longestName() + "=" + String.join(",", values));
    }

    private static String jar() {
        try {
            CodeSource source = RepublishCommandLine.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? "nightly-wheels-cli.jar"
                    : Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : '"' + word.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
    }
}

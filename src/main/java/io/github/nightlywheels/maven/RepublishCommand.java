package io.github.nightlywheels.maven;

import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command that publishes wheels again as this run would have, for those whose old file was deleted and whose new one did
 * not arrive. It takes the wheels from where they lie, and everything else from properties, so that it does not depend on the
 * execution that was configured in the POM, nor on profiles. It never holds the token, only where that is looked for.
 *
 * @param options options of Maven itself
 * @param properties the parameters that are not as they are by default
 * @param wheels the wheels of the run
 */
record RepublishCommand(List<String> options, Map<String, String> properties, List<Wheel> wheels) {
    private static final String PLUGIN = "io.github.nightlywheels:nightly-wheels-maven-plugin";

    /** The command for some of the wheels, in words that sh, cmd and PowerShell understand alike; empty for none of them. */
    Optional<String> of(List<String> filenames) {
        List<Path> files = wheels.stream()
                .filter(wheel -> filenames.contains(wheel.filename().text()))
                .map(Wheel::path)
                .toList();
        return files.stream()
                .map(Path::getParent)
                .map(Objects::requireNonNull)
                .reduce(RepublishCommand::common)
                .map(directory -> command(directory, files));
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common) && common.getParent() != null) {
            common = common.getParent();
        }
        return common;
    }

    private String command(Path directory, List<Path> files) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("nightly.skip", "false");
        all.put("nightly.republish", "true");
        all.put(
                "nightly.wheelDirectory",
                directory.toString().replace(directory.getFileSystem().getSeparator(), "/"));
        all.put(
                "nightly.includes",
                files.stream().map(RepublishCommand::pattern).collect(Collectors.joining(",")));
        List<String> words = new ArrayList<>(List.of("mvn"));
        options.forEach(option -> words.add(option.startsWith("-") ? option : quoted(option)));
        words.add(goal());
        all.forEach((name, value) -> words.add(quoted("-D" + name + "=" + value)));
        return String.join(" ", words);
    }

    private static String goal() {
        String version = PluginVersion.text();
        return PLUGIN + (version.equals("unknown") ? "" : ":" + version) + ":publish-nightly";
    }

    /** At any depth, for a directory in the POM's own configuration of the plugin overrules the property. */
    private static String pattern(Path file) {
        return "**/" + String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._+-]", "?");
    }

    private static String quoted(String word) {
        return '"' + word.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
    }
}

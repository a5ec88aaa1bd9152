package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.WheelProjects;
import io.github.nightlywheels.engine.WheelSearch;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Which wheels: files, directories and patterns, or else what {@code --wheel-directory} holds. */
final class WheelArguments {
    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private final Option<List<String>> wheels;
    private final Option<Path> wheelDirectory;
    private final Option<List<String>> includes;
    private final Option<List<String>> excludes;

    WheelArguments(CommandOptions options) {
        wheels = options.arguments(
                String.class,
                "WHEEL",
                "Wheels: files, directories, and patterns such as 'out/**/*.whl'. Without any, the wheels in"
                        + " --wheel-directory.");
        wheelDirectory = options.path(
                "--wheel-directory", "DIRECTORY", "Where wheels are looked for if none are named; by default here.");
        includes = options.texts(
                "--includes",
                "PATTERN",
                ParameterDefaults.INCLUDES,
                "Which files in a directory are taken, as Ant-style patterns.");
        excludes = options.texts(
                "--excludes",
                "PATTERN",
                "Which files in a directory, or of those that a pattern matches, are left out.");
    }

    /**
     * Finds the wheels.
     *
     * @param ifEmpty what it means that an argument stands for no wheel
     * @throws FailureException with {@link WheelFailure.NoWheels}, which names each such argument's place
     */
    List<Path> find(WheelSet.IfEmpty ifEmpty) {
        return find(empty -> {
            if (ifEmpty == WheelSet.IfEmpty.FAIL) {
                throw new FailureException(
                        wheels.value().isEmpty()
                                ? new WheelFailure.NoWheels(empty, Optional.empty(), Optional.empty())
                                : new WheelFailure.NothingThere(empty, WheelFailure.Without.WHEELS));
            }
        });
    }

    /**
     * The projects of the wheels, for commands that can do without: nothing need lie in the directory that is searched when no
     * wheels are named.
     *
     * @throws FailureException with {@link WheelFailure.NothingThere} if an argument stands for no wheel
     */
    List<ProjectName> projects() {
        return WheelProjects.of(find(empty -> {
            if (!wheels.value().isEmpty()) {
                throw new FailureException(new WheelFailure.NothingThere(empty, WheelFailure.Without.PROJECTS));
            }
        }));
    }

    private List<Path> find(Consumer<List<String>> ifEmpty) {
        Set<Path> found = new LinkedHashSet<>();
        List<String> empty = new ArrayList<>();
        for (Search search : searches()) {
            List<Path> files = search.find();
            found.addAll(files);
            if (files.isEmpty()) {
                empty.add(search.place());
            }
        }
        if (!empty.isEmpty()) {
            ifEmpty.accept(empty);
        }
        return List.copyOf(found);
    }

    /** Where one argument makes look; {@code place} says it in words. */
    private record Search(WheelSearch where, String place) {
        List<Path> find() {
            return where.find();
        }
    }

    private List<Search> searches() {
        return wheels.value().isEmpty()
                ? List.of(inDirectory(wheelDirectory.find().orElse(Path.of(""))))
                : wheels.value().stream().map(this::search).toList();
    }

    private Search search(String argument) {
        return WILDCARD.matcher(argument).find() ? matching(argument) : at(Path.of(argument));
    }

    private Search at(Path path) {
        if (Files.isDirectory(path)) {
            return inDirectory(path);
        }
        List<Path> file = Files.exists(path) ? List.of(path) : List.of();
        Path absolute = path.toAbsolutePath().normalize();
        return new Search(new WheelSearch(absolute, List.of(), List.of(), file), absolute + ", which does not exist");
    }

    private Search inDirectory(Path directory) {
        return search(directory, ParameterParser.texts(includes.value()));
    }

    /** The part before the first wildcard says which directory to start from. */
    private Search matching(String pattern) {
        String before = WILDCARD.split(pattern, 2)[0];
        int end = Math.max(before.lastIndexOf('/'), before.lastIndexOf(File.separatorChar)) + 1;
        return search(Path.of(pattern.substring(0, end)), List.of(pattern.substring(end)));
    }

    private Search search(Path directory, List<String> patterns) {
        WheelSearch where = new WheelSearch(
                directory.toAbsolutePath().normalize(),
                patterns,
                ParameterParser.texts(excludes.find().orElse(List.of())),
                List.of());
        return new Search(where, where.place());
    }
}

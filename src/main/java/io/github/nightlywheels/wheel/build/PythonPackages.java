package io.github.nightlywheels.wheel.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Python packages at the top of a directory.
 *
 * @param names of the directories with an {@code __init__.py}, sorted
 */
public record PythonPackages(List<String> names) {
    /** Those in the directory; none if there is no directory. */
    public static PythonPackages in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new PythonPackages(List.of());
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return new PythonPackages(entries.filter(entry -> Files.isRegularFile(entry.resolve("__init__.py")))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this name, or else the only one, or else the one of this name that is to be made. */
    public String like(String name) {
        return !names.contains(name) && names.size() == 1 ? names.get(0) : name;
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * Where built wheels are looked for.
 *
 * @param directory the directory that the patterns apply to
 * @param includes Ant-style patterns of wheels to take
 * @param excludes Ant-style patterns of wheels in the directory to leave out
 * @param attached files that are taken wherever they lie
 */
public record WheelSearch(Path directory, List<String> includes, List<String> excludes, Collection<Path> attached) {
    public WheelSearch {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        attached = List.copyOf(attached);
    }

    /**
     * Finds the wheels, each file once, sorted.
     *
     * @throws FailureException with {@link WheelFailure.Unreadable} if a file vanished
     */
    public List<Path> find() {
        Set<Path> found = new LinkedHashSet<>();
        attached.forEach(file -> found.add(real(file)));
        if (Files.isDirectory(directory)) {
            scan().forEach(file -> found.add(real(file)));
        }
        List<Path> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return sorted;
    }

    private List<Path> scan() {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(directory.toFile());
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.scan();
        return List.of(scanner.getIncludedFiles()).stream()
                .map(directory::resolve)
                .toList();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new FailureException(
                    new WheelFailure.Unreadable(file.toString(), "it is not there, or not readable"), e);
        }
    }

    /** The place, in words. */
    public String place() {
        return directory
                + (Files.isDirectory(directory) ? " (" + String.join(", ", includes) + ")" : ", which does not exist");
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MOST_PLACES = 5;

    public WheelSearch {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        attached = List.copyOf(attached);
    }

    /**
     * Finds the wheels, each file once under each of its names, sorted. A link counts by its own name: what it points to may
     * be called otherwise.
     *
     * @throws FailureException with {@link WheelFailure.Unreadable} if a file vanished
     */
    public List<Path> find() {
        Map<Map.Entry<Path, String>, Path> found = new LinkedHashMap<>();
        attached.forEach(file -> found.putIfAbsent(identity(file), file.toAbsolutePath()));
        if (Files.isDirectory(directory)) {
            scan().forEach(file -> found.putIfAbsent(identity(file), file.toAbsolutePath()));
        }
        return found.values().stream().sorted().toList();
    }

    private List<Path> scan() {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(directory.toFile());
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.addDefaultExcludes(); // such as the ._ files that macOS keeps beside others
        scanner.scan();
        return List.of(scanner.getIncludedFiles()).stream()
                .map(directory::resolve)
                .toList();
    }

    /** What makes two paths one wheel: the file that is read, behind all links, and the name that it is published under. */
    private static Map.Entry<Path, String> identity(Path path) {
        try {
            return Map.entry(path.toRealPath(), String.valueOf(path.getFileName()));
        } catch (IOException e) {
            throw new FailureException(
                    new WheelFailure.Unreadable(path.toString(), "it is not there, or not readable"), e);
        }
    }

    /** The place, in words. */
    public String place() {
        return directory
                + (Files.isDirectory(directory) ? " (" + String.join(", ", includes) + ")" : ", which does not exist");
    }

    /** Several places, in words; many that differ in their parents only are counted. */
    static List<String> places(List<WheelSearch> searches) {
        boolean alike = searches.stream()
                        .map(search -> search.directory().getFileName() + " " + search.includes())
                        .distinct()
                        .count()
                == 1;
        return alike && searches.size() > MOST_PLACES
                ? List.of("the " + searches.get(0).directory().getFileName() + " directories of " + searches.size()
                        + " modules (" + String.join(", ", searches.get(0).includes()) + ")")
                : searches.stream().map(WheelSearch::place).distinct().toList();
    }
}

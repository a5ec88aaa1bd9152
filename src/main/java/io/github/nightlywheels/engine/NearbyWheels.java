package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.WheelFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Looks around a place in which no wheel was found: often they were built, and lie where nobody looks.
 *
 * @param search the place
 */
record NearbyWheels(WheelSearch search) {
    /** Three directories, and the file. */
    private static final int LEVELS = 4;

    private static final String EVERYWHERE = "'**/*.whl'";

    /** Wheels below the directory, or else beside it, with the parameter that would find them. */
    Optional<WheelFailure.Elsewhere> find() {
        List<Path> below = wheels(search.directory());
        if (!below.isEmpty()) {
            return Optional.of(
                    new WheelFailure.Elsewhere(below.size(), where(search.directory(), below), "includes", EVERYWHERE));
        }
        Path around = search.directory().toAbsolutePath().getParent();
        List<Path> beside = around == null
                ? List.of()
                : wheels(around).stream()
                        .filter(file -> !file.startsWith(search.directory()))
                        .toList();
        return beside.stream()
                .map(file -> Objects.requireNonNull(file.getParent()))
                .min(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                .map(nearest -> new WheelFailure.Elsewhere(
                        (int) beside.stream()
                                .filter(file -> nearest.equals(file.getParent()))
                                .count(),
                        nearest.toString(),
                        "wheelDirectory",
                        nearest.toString()));
    }

    private List<Path> wheels(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, LEVELS)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .filter(file -> isWanted(directory.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // it is only a hint
        }
    }

    private boolean isWanted(Path relative) {
        boolean hidden = Stream.iterate(relative, Objects::nonNull, Path::getParent)
                .anyMatch(part -> String.valueOf(part.getFileName()).startsWith("."));
        return !hidden
                && search.excludes().stream()
                        .noneMatch(pattern -> SelectorUtils.matchPath(pattern, relative.toString()));
    }

    /** The directories of the files, with a star for what differs. */
    private static String where(Path directory, List<Path> files) {
        List<Path> places = files.stream()
                .map(file -> directory.relativize(Objects.requireNonNull(file.getParent())))
                .distinct()
                .toList();
        if (places.size() == 1) {
            return places.get(0).toString().isEmpty() ? directory.toString() : slashed(places.get(0)) + "/";
        }
        Path first = places.get(0);
        int common = 0;
        while (common < first.getNameCount() && isShared(places, first.subpath(0, common + 1))) {
            common++;
        }
        boolean even = places.stream().allMatch(place -> place.getNameCount() == first.getNameCount());
        return (common == 0 ? "" : slashed(first.subpath(0, common)) + "/")
                + (even && first.getNameCount() == common + 1 ? "*/" : "**/");
    }

    private static boolean isShared(List<Path> places, Path beginning) {
        return places.stream().allMatch(place -> place.startsWith(beginning));
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}

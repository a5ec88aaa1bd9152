package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where one part of a build has its wheels, and how they are checked. It is looked at when the part is built, and once more
 * when all parts are: another part may have built wheels into the same place.
 *
 * @param searches the places
 * @param rules what they have to be like
 * @param expected the versions that the build has set for its wheels; empty if it has set none
 * @param read what the build has read already
 */
public record WheelSource(List<WheelSearch> searches, WheelRules rules, Set<String> expected, ReadWheels read) {
    public WheelSource {
        searches = List.copyOf(searches);
        expected = Set.copyOf(expected);
    }

    /** Hears of the check. */
    public interface CheckListener {
        /** So many files of so many bytes are about to be read. */
        void checking(int files, long bytes);

        /** What fails nothing, but should be known; one sentence. */
        void warning(String sentence);
    }

    /**
     * What was found.
     *
     * @param result the wheels, and what is wrong with them
     * @param stamps what each file was when it was read: another size or time means another file
     */
    public record Checked(ValidationResult result, Map<Path, String> stamps) {
        public Checked {
            stamps = Map.copyOf(stamps);
        }
    }

    /**
     * Finds and checks all wheels.
     *
     * @throws FailureException with {@code WheelFailure.Unreadable} if a file vanished meanwhile
     */
    public Checked check(CheckListener listener) {
        return check(
                new Checked(new ValidationResult(List.of(), List.of(), List.of(), Optional.empty()), Map.of()),
                listener);
    }

    /**
     * Finds all wheels again, and reads those that are new or changed.
     *
     * @throws FailureException with {@code WheelFailure.Unreadable} if a file vanished meanwhile
     */
    public Checked check(Checked before, CheckListener listener) {
        List<Path> files = searches.stream()
                .flatMap(search -> search.find().stream())
                .distinct()
                .toList();
        Map<Path, String> stamps = new HashMap<>();
        files.forEach(file -> stamps.put(file, stamp(file)));
        if (stamps.equals(before.stamps())) {
            return before;
        }
        Map<Path, Wheel> known = read.among(stamps);
        List<Path> unread =
                files.stream().filter(file -> !known.containsKey(file)).toList();
        listener.checking(unread.size(), bytes(unread));
        Consumer<String> unsaid = sentence -> {
            if (!before.result().warnings().contains(sentence)) {
                listener.warning(sentence);
            }
        };
        ValidationResult result = new WheelValidation(rules, expected, unsaid).run(files, known);
        read.add(known, stamps);
        return new Checked(result, stamps);
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (IOException e) {
            return ""; // it is told when it is read
        }
    }

    /** How many bytes these files have together; one that is not there has none. */
    public static long bytes(Collection<Path> files) {
        return files.stream().mapToLong(WheelSource::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}

package io.github.nightlywheels.fake.pypi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that the fake has; guarded by the {@link PypiWorld} that it belongs to. */
final class Shelf {
    /** Names that had a file once. */
    final Set<String> deleted = new HashSet<>();

    /** How often the index is read before it lists a file. */
    int listsAfter;

    private final List<StoredFile> files = new ArrayList<>();
    private final Map<String, Integer> hiddenFor = new HashMap<>();
    private final Map<String, Integer> daysOld = new HashMap<>();

    /** A file that is listed at once. */
    void add(StoredFile file) {
        files.add(file);
    }

    /** A file that was uploaded; it takes the place of the one of its name. */
    void store(StoredFile file) {
        findHere(file.filename()).ifPresent(files::remove);
        files.add(file);
        hiddenFor.put(file.filename(), listsAfter);
    }

    Optional<StoredFile> find(String filename) {
        return files.stream().filter(file -> file.filename().equals(filename)).findFirst();
    }

    /** The file of this name, unless it lies on another host. */
    Optional<StoredFile> findHere(String filename) {
        return find(filename).filter(file -> file.host().isEmpty());
    }

    boolean hasContentOf(StoredFile file) {
        return files.stream().anyMatch(known -> known.host().isEmpty() && known.hasContentOf(file));
    }

    boolean hasOtherSdist(StoredFile file) {
        return files.stream()
                .anyMatch(known -> known.filename().endsWith(".tar.gz")
                        && !known.filename().equals(file.filename())
                        && known.isOfProject(file.project())
                        && known.version().equals(file.version()));
    }

    /** How many bytes a project has. */
    long sizeOf(String project) {
        return files.stream()
                .filter(file -> file.isOfProject(project))
                .mapToLong(file -> file.content().length)
                .sum();
    }

    void releasedDaysAgo(String project, String version, int days) {
        daysOld.put(StoredFile.normalize(project) + " " + version, days);
    }

    int daysSince(String project, String version) {
        return daysOld.getOrDefault(StoredFile.normalize(project) + " " + version, 0);
    }

    /** What a project lists for who reads its page now. */
    List<StoredFile> read(String project) {
        List<StoredFile> listed = new ArrayList<>();
        for (StoredFile file : files) {
            if (file.isOfProject(project) && hiddenFor.merge(file.filename(), -1, Integer::sum) < 0) {
                listed.add(file);
            }
        }
        return listed;
    }
}

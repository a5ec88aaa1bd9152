package io.github.nightlywheels.channel.directory;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project's two pages say.
 *
 * @param project the project's normalized name
 * @param files its wheels by filename
 */
record ProjectIndex(String project, SortedMap<String, IndexedFile> files) {
    ProjectIndex {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static ProjectIndex empty(String project) {
        return new ProjectIndex(project, new TreeMap<>());
    }

    Optional<IndexedFile> find(String filename) {
        return Optional.ofNullable(files.get(filename));
    }

    /** This index, with these files in place of those of the same name. */
    ProjectIndex with(Collection<IndexedFile> others) {
        SortedMap<String, IndexedFile> all = new TreeMap<>(files);
        others.forEach(file -> all.put(file.filename(), file));
        return new ProjectIndex(project, all);
    }

    /** This index without the files that are not where it says. */
    ProjectIndex onlyWhat(ProjectFiles directory) throws IOException {
        SortedMap<String, IndexedFile> held = new TreeMap<>();
        for (IndexedFile file : files.values()) {
            if (directory.hold(file)) {
                held.put(file.filename(), file);
            }
        }
        return new ProjectIndex(project, held);
    }

    /** The versions there are files of (PEP 700). */
    List<String> versions() {
        return files.values().stream()
                .map(IndexedFile::version)
                .distinct()
                .sorted()
                .toList();
    }
}

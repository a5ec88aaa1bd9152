package io.github.nightlywheels.fake.pypi;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the fake is and has; who reads or changes it holds its lock. */
final class PypiWorld {
    final Uploader uploader = new Uploader();
    final Shelf shelf = new Shelf();
    final Set<String> projects = new TreeSet<>();
    final PlannedFaults faults = new PlannedFaults();
    ServerManners manners = ServerManners.PYPI;
    boolean overwrites;
    boolean dropsWhatItTakes;
    Optional<Long> largestFile = Optional.empty();

    /** Takes a file, and says so. */
    Reply store(StoredFile file) {
        if (!dropsWhatItTakes) {
            shelf.store(file);
            projects.add(StoredFile.normalize(file.project()));
        }
        return manners.stored(file);
    }
}

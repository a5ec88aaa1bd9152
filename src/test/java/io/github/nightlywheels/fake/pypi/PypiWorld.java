package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** What the fake is and has; who reads or changes it holds its lock. */
final class PypiWorld {
    final Uploader uploader = new Uploader();
    final Shelf shelf = new Shelf();
    final Projects projects = new Projects();
    final PlannedFaults faults = new PlannedFaults();
    ServerManners manners = ServerManners.PYPI;
    boolean overwrites;
    boolean dropsWhatItTakes;
    boolean isReadOnly;
    boolean takesNoUploads;
    Optional<Long> largestFile = Optional.empty();
    long largestProject = 10L << 30;

    /** Takes a file, and says so. */
    Reply store(StoredFile file) {
        if (!dropsWhatItTakes) {
            shelf.store(file);
            projects.create(file.project());
        }
        return manners.stored(file);
    }
}

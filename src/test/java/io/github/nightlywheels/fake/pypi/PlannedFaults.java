package io.github.nightlywheels.fake.pypi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What goes wrong with the next requests; guarded by the {@link PypiWorld} that it belongs to. */
final class PlannedFaults {
    final Deque<PypiFault> uploads = new ArrayDeque<>();
    final Deque<Reply> index = new ArrayDeque<>();
    Optional<PypiFault> allUploads = Optional.empty();

    boolean damagesFiles;

    Optional<PypiFault> nextOfUpload() {
        return uploads.isEmpty() ? allUploads : Optional.of(uploads.remove());
    }

    void clear() {
        uploads.clear();
        index.clear();
        allUploads = Optional.empty();
        damagesFiles = false;
    }
}

package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes wheels of one project: from its pages first, then from the disk, so that no page links to what is not there. Whoever is
 * killed in between leaves files that no page names; the next writer sweeps them.
 *
 * @param layout where things lie
 * @param index the pages
 * @param project the project's normalized name
 * @param listener hears that files are about to be removed
 */
record ProjectRemoval(DirectoryLayout layout, SimpleIndex index, String project, RemovalListener listener) {

    /**
     * Removes them; whoever calls it holds the project's lock.
     *
     * @return one result per removal, in their order
     */
    List<RemovalResult> run(List<Removal> removals) throws IOException {
        ProjectFiles files = index.files(project);
        ProjectIndex before = index.read(project);
        List<RemovalResult> results = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (Removal removal : removals) {
            RemovalOutcome outcome = outcome(removal, before);
            if (outcome == RemovalOutcome.REMOVED) {
                gone.add(removal.file().filename());
            }
            results.add(RemovalResult.of(removal, outcome));
        }
        if (gone.isEmpty()) {
            return results;
        }
        results.stream()
                .filter(result -> result.outcome() == RemovalOutcome.REMOVED)
                .map(RemovalResult::removal)
                .forEach(listener::removing);
        ProjectIndex after = before.without(gone);
        try {
            index.commit(before, after);
        } catch (IOException e) {
            RemovalOutcome outcome = index.maySay(after) ? RemovalOutcome.UNKNOWN : RemovalOutcome.FAILED;
            FailureException why = new FailureException(IoErrors.unusable(layout.organization(), e), e);
            return results.stream()
                    .map(result -> result.outcome() == RemovalOutcome.REMOVED
                            ? RemovalResult.failed(result.removal(), outcome, why)
                            : result)
                    .toList();
        }
        try {
            files.sweep(index.named(after));
        } catch (IOException e) {
            return results; // no page names the files any longer; the next writer sweeps them
        }
        return results;
    }

    private static RemovalOutcome outcome(Removal removal, ProjectIndex before) {
        Optional<IndexedFile> there = before.find(removal.file().filename());
        if (there.isEmpty()) {
            return before.findForeign(removal.file().filename()).isPresent()
                    ? RemovalOutcome.CHANGED
                    : RemovalOutcome.GONE_BEFORE;
        }
        return there.get().distribution().equals(removal.file()) ? RemovalOutcome.REMOVED : RemovalOutcome.CHANGED;
    }
}

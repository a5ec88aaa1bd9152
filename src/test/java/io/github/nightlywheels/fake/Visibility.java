package io.github.nightlywheels.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is there and does not show yet, and what is gone and shows still. */
final class Visibility {

    /** Where a file is looked for. */
    enum View {
        /** GET /dist. */
        FILE,
        /** The files of a release or a package. */
        LISTING
    }

    /** How late something shows: after so many looks at it, and not before that time. */
    private static final class Delay {
        private int looks;
        private final Instant until;

        Delay(int looks, Instant until) {
            this.looks = looks;
            this.until = until;
        }

        /** Counts a look. */
        boolean isOver(Instant now) {
            return looks-- <= 0 && !now.isBefore(until);
        }
    }

    private record Ghost(FakeDistribution file, int looks) {}

    private final Map<String, Delay> hidden = new HashMap<>();
    private final Map<String, Delay> unlisted = new HashMap<>();
    private final Map<String, Ghost> ghosts = new LinkedHashMap<>();
    private int looksUntilCommitsShow;
    private Duration timeUntilCommitsShow = Duration.ZERO;
    private int looksUntilCommitsAreListed;
    private Duration timeUntilCommitsAreListed = Duration.ZERO;
    private int looksUntilDeletionsShow;

    synchronized void showCommitsLate(int looks, Duration time) {
        looksUntilCommitsShow = looks;
        timeUntilCommitsShow = time;
    }

    synchronized void listCommitsLate(int looks, Duration time) {
        looksUntilCommitsAreListed = looks;
        timeUntilCommitsAreListed = time;
    }

    synchronized void showDeletionsLate(int looks) {
        looksUntilDeletionsShow = looks;
    }

    synchronized void committed(String path, Instant now) {
        hidden.put(path, new Delay(looksUntilCommitsShow, now.plus(timeUntilCommitsShow)));
        unlisted.put(path, new Delay(looksUntilCommitsAreListed, now.plus(timeUntilCommitsAreListed)));
    }

    synchronized void deleted(String path, FakeDistribution file) {
        if (looksUntilDeletionsShow > 0) {
            ghosts.put(path, new Ghost(file, looksUntilDeletionsShow));
        }
    }

    /** The files that show under a path when it is looked at: none, one, or the one that was deleted and the new one. */
    synchronized List<FakeDistribution> look(String path, Optional<FakeDistribution> there, View view, Instant now) {
        List<FakeDistribution> seen = new ArrayList<>();
        Ghost ghost = ghosts.get(path);
        if (ghost != null) {
            seen.add(ghost.file());
            ghosts.put(path, new Ghost(ghost.file(), ghost.looks() - 1));
            ghosts.values().removeIf(faded -> faded.looks() == 0);
        }
        boolean shows = isOver(hidden, path, now);
        boolean isListed = view == View.FILE || isOver(unlisted, path, now);
        there.filter(file -> shows && isListed).ifPresent(seen::add);
        return seen;
    }

    private static boolean isOver(Map<String, Delay> delays, String path, Instant now) {
        Delay delay = delays.get(path);
        return delay == null || delay.isOver(now);
    }

    synchronized List<String> ghostsIn(String release) {
        return ghosts.keySet().stream().filter(path -> path.startsWith(release)).toList();
    }

    static String path(String owner, String name, String version, String filename) {
        return String.join("\n", owner, name, version, filename);
    }
}

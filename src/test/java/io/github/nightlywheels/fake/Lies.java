package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the server says about distributions that is not so, or does not say at all. */
final class Lies {
    private final Map<String, List<Consumer<ObjectNode>>> changes = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final Set<String> omitted = new HashSet<>();
    private final Map<String, Integer> hidden = new HashMap<>();
    private final Map<String, Ghost> ghosts = new LinkedHashMap<>();
    private int looksUntilCommitsShow;
    private int looksUntilDeletionsShow;

    synchronized void change(String filename, Consumer<ObjectNode> change) {
        changes.computeIfAbsent(filename, key -> new ArrayList<>()).add(change);
    }

    synchronized void sayTwice(String filename) {
        twice.add(filename);
    }

    synchronized void omit(List<String> keys) {
        omitted.addAll(keys);
    }

    synchronized void showCommitsLate(int looks) {
        looksUntilCommitsShow = looks;
    }

    synchronized void showDeletionsLate(int looks) {
        looksUntilDeletionsShow = looks;
    }

    synchronized void committed(String path) {
        hidden.put(path, looksUntilCommitsShow);
    }

    synchronized void deleted(String path, FakeDistribution file) {
        if (looksUntilDeletionsShow > 0) {
            ghosts.put(path, new Ghost(file, looksUntilDeletionsShow));
        }
    }

    /** The files that show under a path when it is looked at: none, one, or the one that was deleted and the new one. */
    synchronized List<FakeDistribution> look(String path, Optional<FakeDistribution> there) {
        List<FakeDistribution> seen = new ArrayList<>();
        Ghost ghost = ghosts.get(path);
        if (ghost != null) {
            seen.add(ghost.file());
            ghosts.put(path, new Ghost(ghost.file(), ghost.looks() - 1));
            ghosts.values().removeIf(faded -> faded.looks() == 0);
        }
        int looks = hidden.merge(path, -1, Integer::sum);
        there.filter(file -> looks < 0).ifPresent(seen::add);
        return seen;
    }

    synchronized List<String> ghostsIn(String release) {
        return ghosts.keySet().stream().filter(path -> path.startsWith(release)).toList();
    }

    synchronized ObjectNode tell(FakeDistribution file, String owner, String name, String authority) {
        ObjectNode json = file.json(owner, name, authority);
        changes.getOrDefault(file.filename(), List.of()).forEach(change -> change.accept(json));
        json.remove(omitted);
        return json;
    }

    synchronized void tellAll(ArrayNode list, Catalogue.Release release, String owner, String name, String authority) {
        String start = path(owner, name, release.version, "");
        Set<String> paths = new LinkedHashSet<>(ghostsIn(start));
        release.files.keySet().forEach(filename -> paths.add(start + filename));
        for (String path : paths) {
            String filename = path.substring(start.length());
            for (FakeDistribution file : look(path, Optional.ofNullable(release.files.get(filename)))) {
                list.add(tell(file, owner, name, authority));
                if (twice.contains(file.filename())) {
                    list.add(tell(file, owner, name, authority));
                }
            }
        }
    }

    static String path(String owner, String name, String version, String filename) {
        return String.join("\n", owner, name, version, filename);
    }

    private record Ghost(FakeDistribution file, int looks) {}
}

package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project's two pages say together. Each link of the HTML page is looked up by its filename, because a page may have tens
 * of thousands.
 */
final class BothPages {
    private final ProjectIndex told;
    private final SortedMap<String, IndexedFile> files;
    private final List<ForeignFile> foreign;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** @param told what {@code index.json} says */
    BothPages(ProjectIndex told) {
        this.told = told;
        this.files = new TreeMap<>(told.files());
        this.foreign = new ArrayList<>();
        told.foreign().forEach(this::add);
    }

    /** Adds a file that others put there. */
    void add(ForeignFile file) {
        places.computeIfAbsent(file.filename(), name -> new ArrayList<>()).add(foreign.size());
        foreign.add(file);
    }

    /**
     * Adds what others may have written into the HTML page alone to the entries that a link of it is about.
     *
     * @return whether there are any
     */
    boolean complete(ObjectNode link) {
        String filename = link.path("filename").asText();
        String url = link.path("url").asText();
        List<Integer> ofName = places.getOrDefault(filename, List.of());
        List<Integer> meant = ofName.stream()
                .filter(place -> foreign.get(place).url().equals(url))
                .toList();
        IndexedFile own = files.get(filename);
        if (meant.isEmpty()
                && own == null
                && !ofName.isEmpty()
                && ofName.get(0) < told.foreign().size()) {
            meant = ofName.subList(0, 1);
        }
        meant.forEach(place ->
                foreign.set(place, new ForeignFile(both(foreign.get(place).entry(), link))));
        if (meant.isEmpty() && own != null) {
            files.put(filename, own.keeping(both(own.kept(), link)));
        }
        return !meant.isEmpty() || own != null;
    }

    private static ObjectNode both(ObjectNode entry, ObjectNode link) {
        ObjectNode both = entry.deepCopy();
        for (String key : List.of("yanked", "provenance")) {
            if (link.has(key) && !both.has(key)) {
                both.set(key, link.path(key));
            }
        }
        return both;
    }

    /** Both as one index. */
    ProjectIndex index() {
        return new ProjectIndex(told.project(), files, foreign, told.kept());
    }
}

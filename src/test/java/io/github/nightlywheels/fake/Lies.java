package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the server says about distributions that is not so, or does not say at all. */
final class Lies {
    private final Map<String, List<Consumer<ObjectNode>>> changes = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final Set<String> omitted = new HashSet<>();
    private boolean listsIds;

    synchronized void listIds() {
        listsIds = true;
    }

    synchronized void change(String filename, Consumer<ObjectNode> change) {
        changes.computeIfAbsent(filename, key -> new ArrayList<>()).add(change);
    }

    synchronized void sayTwice(String filename) {
        twice.add(filename);
    }

    synchronized void omit(List<String> keys) {
        omitted.addAll(keys);
    }

    synchronized boolean saysTwice(FakeDistribution file) {
        return twice.contains(file.filename());
    }

    synchronized ObjectNode tell(FakeDistribution file, String owner, String name, String authority) {
        ObjectNode json = file.json(owner, name, authority);
        if (listsIds) {
            json.put("_id", file.id());
        }
        changes.getOrDefault(file.filename(), List.of()).forEach(change -> change.accept(json));
        json.remove(omitted);
        return json;
    }
}

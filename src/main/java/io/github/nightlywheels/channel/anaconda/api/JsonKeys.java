package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the fields of a JSON text, such as {@code files[].labels[]}; never a value, and no name that is unlike one. */
final class JsonKeys {
    private static final String NAME = "[A-Za-z][\\w-]{0,39}";
    private static final int MOST = 100;
    private static final int DEEPEST = 4;

    private final Set<String> keys = new LinkedHashSet<>();

    /** A field of which only the name is known. */
    void add(String key) {
        addBelow("", key);
    }

    /** The fields of a value, below this name. */
    void add(String prefix, JsonNode json) {
        descend(prefix, json, 0);
    }

    private void descend(String path, JsonNode json, int depth) {
        if (json.isArray() && !json.isEmpty()) {
            descend(path + "[]", json.get(0), depth);
        }
        String parent = path.isEmpty() ? "" : path + ".";
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (depth < DEEPEST && addBelow(parent, field.getKey())) {
                descend(parent + field.getKey(), field.getValue(), depth + 1);
            }
        }
    }

    private boolean addBelow(String parent, String key) {
        return keys.size() < MOST && key.matches(NAME) && keys.add(parent + key);
    }

    List<String> list() {
        return List.copyOf(keys);
    }
}

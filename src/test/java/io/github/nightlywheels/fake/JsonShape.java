package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Compares JSON with what is documented: exactly these keys, of these types. */
final class JsonShape {
    private final Consumer<String> problems;

    JsonShape(Consumer<String> problems) {
        this.problems = problems;
    }

    /**
     * Requires an object with these keys and no others.
     *
     * @param where what the keys are prefixed with in a problem, such as {@code attrs.}
     * @param types by key the types that it may have, such as {@code string|null}; a question mark at the end says that the
     *     key may be missing
     */
    void keys(String where, JsonNode object, Map<String, String> types) {
        if (!object.isObject()) {
            problems.accept((where.isEmpty() ? "the body" : where) + " is not an object");
            return;
        }
        for (String key : new TreeSet<>(types.keySet())) {
            String allowed = types.get(key).replaceFirst("[?]$", "");
            boolean optional = !allowed.equals(types.get(key));
            String type = type(object.get(key));
            boolean fits = List.of(allowed.split("\\|", -1)).contains(type);
            require(fits || (optional && type.equals("missing")), where + key + " is " + type + ", not " + allowed);
        }
        for (String key : names(object)) {
            require(types.containsKey(key), where + key + " is unknown");
        }
    }

    void require(boolean holds, String problem) {
        if (!holds) {
            problems.accept(problem);
        }
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String type(JsonNode value) {
        return value == null ? "missing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}

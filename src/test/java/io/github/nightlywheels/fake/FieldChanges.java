package io.github.nightlywheels.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Fields that one endpoint says otherwise, or leaves out, in the answers with which it grants what was asked. A field is
 * named by its place in the answer: {@code expires}, {@code files[].size}, {@code [].scopes} where the answer is a list. What
 * is streamed stays as it is.
 */
final class FieldChanges {
    private record Change(List<String> path, BiConsumer<ObjectNode, String> what) {}

    private final Map<Endpoint, List<Change>> changes = new EnumMap<>(Endpoint.class);

    synchronized void add(Endpoint endpoint, String field, BiConsumer<ObjectNode, String> what) {
        List<String> path = List.of(field.split("\\.", -1));
        changes.computeIfAbsent(endpoint, key -> new ArrayList<>()).add(new Change(path, what));
    }

    /** The outcome with the answer as it is told at this endpoint. */
    synchronized RequestOutcome apply(Endpoint endpoint, RequestOutcome outcome) {
        Answer answer = outcome.answer();
        List<Change> those = changes.getOrDefault(endpoint, List.of());
        if (those.isEmpty() || answer.status() / 100 != 2 || !answer.isJson()) {
            return outcome;
        }
        try {
            JsonNode json = World.JSON.readTree(answer.body());
            those.forEach(change -> apply(change.what(), change.path(), json));
            return outcome.with(answer.withBody(json.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fake's own JSON", e);
        }
    }

    private static void apply(BiConsumer<ObjectNode, String> what, List<String> path, JsonNode json) {
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (step.endsWith("[]")) {
            String name = step.substring(0, step.length() - 2);
            JsonNode list = name.isEmpty() ? json : json.path(name);
            list.forEach(one -> apply(what, rest, one));
        } else if (rest.isEmpty()) {
            what.accept((ObjectNode) json, step);
        } else {
            apply(what, rest, json.path(step));
        }
    }
}

package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the server says of one file ({@code anaconda-api.md} sections 1.4 and 1.9). Fields that it leaves out, or sends in
 * another type or form, are empty.
 */
final class DistributionJson {
    /** The labels that nearly every file has, once for all of them. */
    private static final List<String> MAIN = List.of("main");

    private DistributionJson() {}

    /** A file in a list; nothing if it has no name. */
    static Optional<Distribution> read(JsonNode json) {
        return JsonFields.text(json, "basename").map(name -> read(name, json));
    }

    static Distribution read(String filename, JsonNode json) {
        return new Distribution(
                filename,
                JsonFields.sha256(json),
                JsonFields.md5(json),
                JsonFields.number(json, "size"),
                labels(json.path("labels")),
                JsonFields.time(json, "upload_time"),
                JsonFields.text(json, "_id"));
    }

    /**
     * The first field of a file that is not there in its form, of all that section 1.4 names. Only a missing SHA-256 is none: a
     * list may leave it out.
     */
    static Optional<String> fault(JsonNode json) {
        Map<String, Boolean> usable = new LinkedHashMap<>();
        usable.put("basename", JsonFields.text(json, "basename").isPresent());
        usable.put("version", JsonFields.text(json, "version").isPresent());
        usable.put("upload_time", JsonFields.time(json, "upload_time").isPresent());
        usable.put("size", JsonFields.number(json, "size").isPresent());
        usable.put("md5", JsonFields.md5(json).isPresent());
        usable.put(
                "sha256",
                JsonFields.isMissing(json, "sha256") || JsonFields.sha256(json).isPresent());
        usable.put("labels", areTexts(json.path("labels")));
        usable.put("download_url", JsonFields.text(json, "download_url").isPresent());
        return usable.entrySet().stream()
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean areTexts(JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isTextual() || JsonFields.isMissing(element.asText())) {
                return false;
            }
        }
        return list.isArray() && !list.isEmpty();
    }

    private static Optional<List<String>> labels(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        json.forEach(label -> labels.add(label.asText()));
        return Optional.of(labels.equals(MAIN) ? MAIN : labels);
    }
}

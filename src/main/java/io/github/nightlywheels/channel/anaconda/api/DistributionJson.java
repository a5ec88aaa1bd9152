package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import java.util.ArrayList;
import java.util.List;
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

    private static Optional<List<String>> labels(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        json.forEach(label -> labels.add(label.asText()));
        return Optional.of(labels.equals(MAIN) ? MAIN : labels);
    }
}

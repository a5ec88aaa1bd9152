package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads single fields of the server's JSON; a field of another type than expected is taken as not there. */
public final class JsonFields {
    private JsonFields() {}

    /** Whether a body is an error, whatever its status. */
    public static boolean isError(JsonNode json) {
        return json.path("error").isTextual();
    }

    /** A text that is not blank. */
    public static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}

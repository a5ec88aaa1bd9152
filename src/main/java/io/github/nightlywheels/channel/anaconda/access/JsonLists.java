package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of objects that each have a name; a wrong "yes" is worse than none, so one without makes the list unknown. */
final class JsonLists {
    private JsonLists() {}

    static <T> Lookup<T> notUnderstood() {
        return new Lookup.Unknown<>("the server's answer was not understood");
    }

    static Lookup<List<String>> logins(JsonNode json) {
        return texts(json, "login");
    }

    static Lookup<List<String>> names(JsonNode json) {
        return texts(json, "name");
    }

    private static Lookup<List<String>> texts(JsonNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.forEach(element -> JsonFields.text(element, key).ifPresent(texts::add));
        return json.isArray() && texts.size() == json.size() ? new Lookup.Found<>(List.copyOf(texts)) : notUnderstood();
    }
}

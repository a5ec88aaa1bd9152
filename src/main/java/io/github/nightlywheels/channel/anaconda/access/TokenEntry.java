package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server says of one token. Which fields it tells is not certain ({@code anaconda-api.md} section 5).
 *
 * @param id by which it is found in a list
 * @param record the rest
 */
record TokenEntry(Optional<String> id, TokenRecord record) {

    /** Reads the entry of the token that asks. */
    static Lookup<TokenEntry> read(JsonNode json) {
        return json.isObject() ? new Lookup.Found<>(entry(json)) : JsonLists.notUnderstood();
    }

    /** Reads the entries of all tokens of an account. */
    static Lookup<List<TokenEntry>> readAll(JsonNode json) {
        List<TokenEntry> entries = new ArrayList<>();
        json.forEach(entry -> entries.add(entry(entry)));
        return json.isArray() ? new Lookup.Found<>(List.copyOf(entries)) : JsonLists.notUnderstood();
    }

    private static TokenEntry entry(JsonNode json) {
        return new TokenEntry(
                JsonFields.text(json, "id"),
                new TokenRecord(JsonFields.text(json, "application"), scopes(json.path("scopes")), expiry(json)));
    }

    private static Optional<List<String>> scopes(JsonNode json) {
        List<String> scopes = new ArrayList<>();
        json.forEach(scope -> scopes.add(scope.asText("")));
        boolean allText = scopes.stream().noneMatch(String::isBlank);
        return json.isArray() && allText ? Optional.of(scopes) : Optional.empty();
    }

    private static Expiry expiry(JsonNode json) {
        if (json.path("expires").isNull()) {
            return new Expiry.Never();
        }
        return JsonFields.time(json, "expires").<Expiry>map(Expiry.At::new).orElseGet(Expiry.Untold::new);
    }
}

package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import io.github.nightlywheels.channel.anaconda.api.ServerTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the server knows of a token: {@code /authentication} tells of the one that asks, {@code /authentications} of all
 * of its account ({@code anaconda-api.md} section 1.2). Which fields the first has is not certain.
 */
final class TokenResponses {
    private TokenResponses() {}

    /** What one entry tells. */
    static Lookup<TokenRecord> token(JsonNode json) {
        return json.isObject()
                ? new Lookup.Found<>(record(json))
                : new Lookup.Unknown<>("the server's answer was not understood");
    }

    /** What the entry of the token tells, and for what it leaves open, the list of all. */
    static Lookup<TokenRecord> token(Lookup<JsonNode> one, Lookup<JsonNode> all) {
        Lookup<TokenRecord> alone = one.map(TokenResponses::token);
        Optional<TokenRecord> listed =
                all.known().flatMap(list -> find(list, one.known())).map(TokenResponses::record);
        if (listed.isEmpty() || alone.known().isEmpty()) {
            return listed.<Lookup<TokenRecord>>map(Lookup.Found::new).orElse(alone);
        }
        TokenRecord first = alone.known().get();
        TokenRecord second = listed.get();
        return new Lookup.Found<>(new TokenRecord(
                first.name().or(second::name),
                first.scopes().or(second::scopes),
                first.expiry() instanceof Expiry.Untold ? second.expiry() : first.expiry()));
    }

    /** Whether the entry of the token leaves something open that the list of all may tell. */
    static boolean leavesOpen(Lookup<JsonNode> one) {
        return one.known()
                .map(TokenResponses::record)
                .map(known -> known.scopes().isEmpty() || known.expiry() instanceof Expiry.Untold)
                .orElse(true);
    }

    /** The token's entry in the list of all: the one with its id, or the only one. */
    private static Optional<JsonNode> find(JsonNode list, Optional<JsonNode> token) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        Optional<String> id = token.flatMap(json -> JsonFields.text(json, "id"));
        List<JsonNode> same = new ArrayList<>();
        for (JsonNode entry : list) {
            if (id.isEmpty() || id.equals(JsonFields.text(entry, "id"))) {
                same.add(entry);
            }
        }
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static TokenRecord record(JsonNode json) {
        return new TokenRecord(
                JsonFields.text(json, "application"), scopes(json.path("scopes")), expiry(json.path("expires")));
    }

    private static Optional<List<String>> scopes(JsonNode json) {
        List<String> scopes = new ArrayList<>();
        json.forEach(scope -> scopes.add(scope.asText("")));
        boolean allText = scopes.stream().noneMatch(String::isBlank);
        return json.isArray() && allText ? Optional.of(scopes) : Optional.empty();
    }

    private static Expiry expiry(JsonNode json) {
        if (json.isNull()) {
            return new Expiry.Never();
        }
        return Optional.of(json)
                .filter(JsonNode::isTextual)
                .flatMap(text -> ServerTime.parse(text.asText()))
                .<Expiry>map(Expiry.At::new)
                .orElseGet(Expiry.Untold::new);
    }
}

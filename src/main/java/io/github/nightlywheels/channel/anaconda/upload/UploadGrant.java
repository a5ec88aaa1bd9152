package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A place in the storage that the server has set aside for one file ({@code anaconda-api.md} section 1.6).
 *
 * @param postUrl where the bytes go
 * @param formFields the form's fields in the server's order; credentials, never shown
 * @param distributionId what to commit
 * @param at when it was set aside
 */
record UploadGrant(HttpUrl postUrl, Map<String, String> formFields, String distributionId, Instant at) {

    /**
     * Reads the answer to a staging.
     *
     * @return empty where it lacks a part or has one of another type
     * @throws FailureException if the storage's URL is not secure
     */
    static Optional<UploadGrant> parse(JsonNode json, ConnectionSettings network, Instant now) {
        HttpUrl url = HttpUrl.parse(json.path("post_url").asText());
        String id = json.path("dist_id").asText();
        JsonNode form = json.path("form_data");
        if (url == null || id.isEmpty() || !form.isObject()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            if (!field.getValue().isTextual()) {
                return Optional.empty();
            }
            fields.put(field.getKey(), field.getValue().asText());
        }
        network.requireSecure(url);
        return Optional.of(new UploadGrant(url, fields, id, now));
    }

    @Override
    public String toString() {
        return "Staged[" + distributionId + " at " + postUrl.host() + "]";
    }
}

package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
 * @param expiresAt until when the storage takes the form
 */
record UploadGrant(HttpUrl postUrl, Map<String, String> formFields, String distributionId, Instant expiresAt) {
    /** How long a form is good for whose policy does not tell: a little less than the 3600 s that were seen (section 6). */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(55);

    private static final ObjectMapper JSON = new ObjectMapper();

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
        return Optional.of(
                new UploadGrant(url, fields, id, expiration(fields).orElseGet(() -> now.plus(USUAL_LIFETIME))));
    }

    /** The {@code expiration} of the form's policy, which is JSON in base64. */
    private static Optional<Instant> expiration(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("policy"))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(UploadGrant::expiration);
    }

    private static Optional<Instant> expiration(String policy) {
        try {
            JsonNode json = JSON.readTree(Base64.getDecoder().decode(policy));
            return Optional.of(Instant.parse(json.path("expiration").asText()));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "UploadGrant[" + distributionId + " at " + postUrl.host() + "]";
    }
}

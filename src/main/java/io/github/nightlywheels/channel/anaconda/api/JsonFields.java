package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads single fields of the server's JSON. A field of another type or form than expected is taken as not there, and so is the
 * text {@code None}, which the server sends for what is missing ({@code anaconda-api.md} section 6).
 */
public final class JsonFields {
    private static final String MISSING = "None";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

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
                .filter(text -> !isMissing(text));
    }

    /** Whether a text stands for no value. */
    static boolean isMissing(String text) {
        return text.isBlank() || text.equals(MISSING);
    }

    /** Whether there is no value: the field is not there, null, or says so. */
    static boolean isMissing(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isMissingNode() || value.isNull() || (value.isTextual() && isMissing(value.asText()));
    }

    /** A SHA-256, as 64 hexadecimal digits in lower case. */
    static Optional<String> sha256(JsonNode json) {
        return digest(json, "sha256", SHA256);
    }

    /** An MD5, as 32 hexadecimal digits in lower case. */
    static Optional<String> md5(JsonNode json) {
        return digest(json, "md5", MD5);
    }

    private static Optional<String> digest(JsonNode json, String key, Pattern form) {
        return text(json, key)
                .map(hex -> hex.trim().toLowerCase(Locale.ROOT))
                .filter(hex -> form.matcher(hex).matches());
    }

    /** A whole number that is not negative. */
    static OptionalLong number(JsonNode json, String key) {
        JsonNode number = json.path(key);
        return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0
                ? OptionalLong.of(number.asLong())
                : OptionalLong.empty();
    }

    /** A number of things. */
    public static OptionalInt count(JsonNode json, String key) {
        OptionalLong number = number(json, key);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** A moment; see {@link ServerTime}. */
    public static Optional<Instant> time(JsonNode json, String key) {
        return text(json, key).flatMap(ServerTime::parse);
    }
}

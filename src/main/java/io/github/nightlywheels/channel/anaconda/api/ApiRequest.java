package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of the API.
 *
 * @param operation what it is for, in words that complete "the server failed: "
 * @param method the HTTP method
 * @param path the path's segments, not encoded
 * @param body the JSON to send
 */
public record ApiRequest(String operation, String method, List<String> path, Optional<JsonNode> body) {

    static ApiRequest get(String operation, String... path) {
        return new ApiRequest(operation, "GET", List.of(path), Optional.empty());
    }

    public static ApiRequest delete(String operation, String... path) {
        return new ApiRequest(operation, "DELETE", List.of(path), Optional.empty());
    }

    public static ApiRequest post(String operation, JsonNode body, String... path) {
        return new ApiRequest(operation, "POST", List.of(path), Optional.of(body));
    }

    /** The path with every segment percent-encoded but for unreserved characters (RFC 3986 section 2.3). */
    String encodedPath() {
        StringBuilder encoded = new StringBuilder();
        for (String segment : path) {
            encoded.append('/');
            for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
                if (isUnreserved(b)) {
                    encoded.append((char) b);
                } else {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "-._~".indexOf(b) >= 0;
    }
}

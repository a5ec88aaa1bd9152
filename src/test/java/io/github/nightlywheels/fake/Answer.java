package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status the HTTP status
 * @param headers in the order sent; Content-Length is added on the wire
 * @param body the text of the body, sent as UTF-8; possibly none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    /** An error as the API words it: {@code {"error": text}}. */
    public static Answer error(int status, String text) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", text));
    }

    /** An error as the storage words it. */
    public static Answer xml(int status, String code, String message) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message>"
                + "<RequestId>4442587FB7D0A2F9</RequestId></Error>";
        return of(status, "application/xml", body.formatted(code, message));
    }

    /** A page as a proxy in front of the server words its trouble. */
    public static Answer html(int status) {
        return of(
                status,
                "text/html; charset=UTF-8",
                "<html><head><title>%1$d</title></head><body><center><h1>%1$d</h1></center><hr>cloudflare</body></html>"
                        .formatted(status));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withBody(String text) {
        return new Answer(status, headers, text);
    }
}

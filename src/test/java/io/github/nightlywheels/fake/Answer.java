package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes back to the client.
 *
 * @param status the HTTP status
 * @param headers in the order sent; Content-Length is added on the wire
 * @param body the text of the body, sent as UTF-8; possibly none
 * @param stream what writes the body where it is too long to be a text; it is sent chunked
 */
public record Answer(int status, Map<String, String> headers, String body, Optional<BodyWriter> stream) {

    /** That nothing was sent. */
    static final Answer NONE = empty(0);

    /** Writes a long body piece by piece. */
    interface BodyWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    public Answer(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Optional.empty());
    }

    static Answer streamed(int status, BodyWriter stream) {
        return new Answer(status, Map.of("Content-Type", "application/json"), "", Optional.of(stream));
    }

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
                + "<RequestId>" + Rays.STORAGE_REQUEST + "</RequestId></Error>";
        return of(status, "application/xml", body.formatted(code, message));
    }

    /** A page as a proxy in front of the server words its trouble. */
    public static Answer html(int status) {
        return page(
                status,
                "<html><head><title>%1$d</title></head><body><center><h1>%1$d</h1></center><hr>cloudflare</body></html>"
                        .formatted(status));
    }

    /** The page of Cloudflare's firewall, which it sends with 403. */
    public static Answer cloudflareBlock(int status) {
        return page(status, """
                <!DOCTYPE html>
                <html lang="en-US">
                <head><title>Attention Required! | Cloudflare</title></head>
                <body>
                <h1>Sorry, you have been blocked</h1>
                <h2>You are unable to access anaconda.org</h2>
                </body>
                </html>
                """);
    }

    /** The page that nginx has built in for this status. */
    public static Answer nginx(int status) {
        String title = status + " " + Reasons.of(status);
        return page(
                status,
                "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n"
                                .formatted(title)
                        + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }

    private static Answer page(int status, String html) {
        return of(status, "text/html; charset=UTF-8", html);
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
        return new Answer(status, more, body, stream);
    }

    Answer withBody(String text) {
        return new Answer(status, headers, text);
    }

    /** Whether the body is JSON to its end, as the API's own answers are. */
    boolean isWholeJson() {
        return stream.isPresent() || body.matches("(?s)\\{.*\\}|\\[.*\\]");
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", "").startsWith("application/json");
    }
}

package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the fake answers.
 *
 * @param status the HTTP status
 * @param reason the reason phrase, in which some servers put all that they say
 * @param headers further headers
 * @param body the body
 */
public record Reply(int status, String reason, Map<String, String> headers, String body) {

    /** An answer without a body. */
    public static Reply empty(int status) {
        return new Reply(status, "", Map.of(), "");
    }

    /** An answer in this type. */
    public static Reply of(int status, String type, String body) {
        return new Reply(status, "", Map.of("Content-Type", type), body);
    }

    /** An answer in JSON. */
    public static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** A page for people. */
    public static Reply html(int status, String title, String text) {
        return of(
                status,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + text
                        + "</p></body></html>");
    }

    /** The same with another reason phrase. */
    public Reply because(String words) {
        return new Reply(status, words, headers, body);
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, reason, more, body);
    }

    /** The bytes to send, each as a character. */
    String onTheWire(String httpVersion, boolean keepsOpen, boolean withBody) {
        boolean isFile = headers.getOrDefault("Content-Type", "").equals("application/octet-stream");
        byte[] bytes = body.getBytes(isFile ? ISO_8859_1 : UTF_8);
        StringBuilder text = new StringBuilder(httpVersion + " " + status + " " + reason + "\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append(status == 204 ? "" : "Content-Length: " + bytes.length + "\r\n");
        text.append(keepsOpen ? "\r\n" : "Connection: close\r\n\r\n");
        return text + (withBody && status != 204 ? new String(bytes, ISO_8859_1) : "");
    }
}

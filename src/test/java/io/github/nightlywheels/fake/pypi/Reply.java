package io.github.nightlywheels.fake.pypi;

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
}

package io.github.nightlywheels.fake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request that reached the fake, written down before its answer leaves, so that a client that has the answer finds
 * the request here.
 *
 * @param path the request target as it stood on the wire, still percent-encoded
 * @param segments the decoded segments by name (owner, name, version, basename, group, user, id)
 * @param port the port it came in on: the API's or the storage's
 * @param headers by lower-case name; repeated ones are joined by a comma
 * @param body the JSON text, empty for none and for the storage
 * @param form the storage form's fields in the order on the wire, Content-Length and Content-MD5 included, without the file
 * @param file what the storage form's file part held; {@link Received#NOTHING} if there was none
 * @param connection a number per connection, from 1
 * @param status what was answered, 0 if nothing
 * @param ray the cf-ray of the API's answer or the x-amz-request-id of the storage's, empty if nothing was answered
 * @param json whether what was answered is JSON from its beginning to its end
 * @param write whether the request asks for a change
 * @param applied whether the change was made, be it after the answer
 */
public record RecordedRequest(
        Endpoint endpoint,
        String method,
        String path,
        Map<String, String> segments,
        int port,
        Map<String, String> headers,
        String body,
        List<Field> form,
        Received file,
        int connection,
        Instant startedAt,
        Instant endedAt,
        int status,
        String ray,
        boolean json,
        boolean write,
        boolean applied) {

    /** A plain field of the storage form. */
    public record Field(String name, String value) {}

    /**
     * The bytes that arrived as a file.
     *
     * @param sha256 lower-case hex; empty if digests are switched off
     * @param md5 lower-case hex; empty if digests are switched off
     */
    public record Received(String filename, long size, String sha256, String md5) {
        public static final Received NOTHING = new Received("", -1, "", "");
    }

    RecordedRequest tookEffect() {
        return new RecordedRequest(
                endpoint,
                method,
                path,
                segments,
                port,
                headers,
                body,
                form,
                file,
                connection,
                startedAt,
                endedAt,
                status,
                ray,
                json,
                write,
                true);
    }

    /** The header's value, or the empty string. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The wheel the request is about, or the empty string. */
    public String filename() {
        return segments.getOrDefault("basename", file.filename());
    }

    /** All of it but the bytes of the file: whatever a secret could stand in. */
    public String text() {
        return String.join("\n", path, headers.toString(), body, form.toString(), file.filename());
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + (applied ? " (applied)" : "");
    }
}

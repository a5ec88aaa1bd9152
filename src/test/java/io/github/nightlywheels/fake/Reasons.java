package io.github.nightlywheels.fake;

import java.util.Map;

/** The words beside a status: those that nginx uses. */
final class Reasons {
    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Authorization Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Not Allowed"),
            Map.entry(410, "Gone"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Temporarily Unavailable"),
            Map.entry(504, "Gateway Time-out"),
            Map.entry(505, "HTTP Version Not Supported"));

    private Reasons() {}

    static String of(int status) {
        String other = status < 300 ? "OK" : status < 400 ? "Found" : status < 500 ? "Client Error" : "Server Error";
        return KNOWN.getOrDefault(status, other);
    }
}

package io.github.nightlywheels.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of all but the unreserved characters of RFC 3986 section 2.3. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** A path segment in UTF-8. OkHttp leaves more characters as they are, such as {@code +} and {@code !}. */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

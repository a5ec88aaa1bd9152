package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.text.PercentEncoding;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code file:} URL (RFC 8089), as people write it. */
final class FileUrl {
    /** What RFC 3986 has in a path, beside letters and digits; {@code :} and {@code @} as well. */
    private static final String IN_A_PATH = "-._~!$&'()*+,;=:@/";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private FileUrl() {}

    /**
     * The URL with all that is not ASCII percent-encoded as UTF-8: the JDK would take each such letter for one byte.
     *
     * @throws FailureException with an {@code InvalidParameter} that holds the right form, if it has a blank or another
     *     character that has to be percent-encoded
     */
    static URI parse(String url) {
        StringBuilder encoded = new StringBuilder();
        Optional<String> wrong = Optional.empty();
        for (int i = 0; i < url.length(); i += Character.charCount(url.codePointAt(i))) {
            int c = url.codePointAt(i);
            boolean isEscape =
                    c == '%' && ESCAPE.matcher(url).region(i, url.length()).lookingAt();
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || IN_A_PATH.indexOf(c) >= 0);
            String written =
                    isEscape || isPlain ? Character.toString(c) : PercentEncoding.encode(Character.toString(c));
            boolean isLetter = c >= 0xa0 && !Character.isSpaceChar(c);
            if (wrong.isEmpty() && !isEscape && !isPlain && !isLetter) {
                wrong = Optional.of((c == ' ' ? "a space" : Character.toString(c)) + " is written " + written);
            }
            encoded.append(written);
        }
        wrong.ifPresent(words -> {
            throw new FailureException(new ConfigurationFailure.InvalidParameter(
                    "apiUrl", url, "a URL in which " + words + ", such as " + encoded));
        });
        return URI.create(encoded.toString());
    }
}

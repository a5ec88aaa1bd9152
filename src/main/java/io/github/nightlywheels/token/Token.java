package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import java.util.function.Consumer;

/**
 * An upload token. Its value leaves this class by {@link #authorize} only, for the one header that carries it; it is in no
 * {@code toString()}, and {@link #redact} takes it out of texts that others wrote.
 */
public final class Token {
    private static final int SHORTEST_REDACTED = 4;

    private final String value;
    private final String source;

    private Token(String value, String source) {
        this.value = value;
        this.source = source;
    }

    /**
     * A token as it was found.
     *
     * @param source where, in words that a message can use
     * @throws FailureException with {@link TokenFailure.Malformed} if it holds anything but visible ASCII characters, or quotation marks
     */
    public static Token of(String value, String source) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\'') {
                throw new FailureException(new TokenFailure.Malformed(TokenOrigin.of(source), nameOf(c)));
            }
        }
        return new Token(value, source);
    }

    private static String nameOf(char c) {
        return switch (c) {
            case ' ' -> "a space";
            case '\n', '\r' -> "a line end";
            case '\t' -> "a tab";
            case '"', '\'' -> "a quotation mark";
            default -> c > '~' ? "a character outside ASCII" : "a control character";
        };
    }

    /** Where it was found, such as {@code environment variable ANACONDA_ORG_UPLOAD_TOKEN}. */
    public String source() {
        return source;
    }

    /** Whether the other token is the same, wherever it was found. */
    public boolean sameValue(Token other) {
        return value.equals(other.value);
    }

    /** Hands the value of the {@code Authorization} header to the one who sets it ({@code anaconda-api.md} section 0). */
    public void authorize(Consumer<String> header) {
        header.accept("token " + value);
    }

    /** The text without the token. */
    public String redact(String text) {
        return value.length() < SHORTEST_REDACTED ? text : text.replace(value, "[token]");
    }

    @Override
    public String toString() {
        return "Token[" + source + "]";
    }
}

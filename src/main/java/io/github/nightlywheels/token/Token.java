package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An upload token. Its value leaves this class by {@link #authorize} and {@link #authorizeBasic}, for the one header that
 * carries it, and by {@link #hide}, for who keeps it out of a log; it is in no {@code toString()}, and {@link #redact} takes it
 * out of texts that others wrote. The package says whom it is handed to.
 */
public final class Token {
    private static final int SHORTEST_REDACTED = 4;
    private static final Pattern LINE_END = Pattern.compile("(?:\\r\\n|\\r|\\n)\\z");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final String value;
    private final String source;
    private final Optional<String> user;

    private Token(String value, String source, Optional<String> user) {
        this.value = value;
        this.source = source;
        this.user = user;
    }

    /**
     * A token as it was found. One line end at its end is left out: editors and {@code echo} put it there.
     *
     * @param source where, in words that a message can use
     * @throws FailureException with {@link TokenSourceFailure.Unresolved} if it is what stands for a token, or with
     *     {@link TokenSourceFailure.Malformed} if it holds anything but visible ASCII characters, or quotation marks
     */
    public static Token of(String text, String source) {
        String value = LINE_END.matcher(text).replaceFirst("");
        refuse(Placeholder.find(value), source);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\'') {
                throw new FailureException(new TokenSourceFailure.Malformed(TokenOrigin.of(source), nameOf(c)));
            }
        }
        return new Token(value, source, Optional.empty());
    }

    /**
     * A password, or a token in its place, for HTTP Basic authentication (RFC 7617). Blanks and line ends around it, which come
     * with files and variables, are no part of it.
     *
     * @param user the user name that goes with it; empty where the place holds none, while {@code ""} is a name
     * @param source where it was found, in words that a message can use
     * @throws FailureException with {@link TokenSourceFailure.Unresolved} if it is what stands for a password, or with
     *     {@link TokenSourceFailure.Malformed} if either holds a control character, or the user name a colon
     */
    public static Token ofBasic(Optional<String> user, String value, String source) {
        String secret = value.strip();
        refuse(Placeholder.find(secret).filter(found -> !found.mayBeAPassword()), source);
        Stream.of(secret, user.orElse(""))
                .flatMapToInt(String::chars)
                .filter(Character::isISOControl)
                .findFirst()
                .ifPresent(c -> {
                    throw new FailureException(
                            new TokenSourceFailure.Malformed(TokenOrigin.of(source), nameOf((char) c)));
                });
        if (user.orElse("").indexOf(':') >= 0) {
            throw new FailureException(
                    new TokenSourceFailure.Malformed(TokenOrigin.of(source), "a colon in the user name"));
        }
        return new Token(secret, source, user);
    }

    private static void refuse(Optional<Placeholder> found, String source) {
        if (found.isPresent()) {
            throw found.get().refusal(source);
        }
    }

    /** Whether it is no token, but what stands for one that nobody has put in its place, such as {@code ${env.TOKEN}}. */
    public static boolean isPlaceholder(String text) {
        return Placeholder.find(text).isPresent();
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

    /** Where it was found, and what it looks like; whose it is, only the server knows. */
    public TokenOrigin origin() {
        return new TokenOrigin(
                source,
                Optional.empty(),
                JWT.matcher(value).matches() ? TokenOrigin.Shape.JWT : TokenOrigin.Shape.UNKNOWN);
    }

    /** Whether the other token is the same, wherever it was found. */
    public boolean sameValue(Token other) {
        return value.equals(other.value);
    }

    /** Hands the value of the {@code Authorization} header to the one who sets it ({@code anaconda-api.md} section 0). */
    public void authorize(Consumer<String> header) {
        header.accept("token " + value);
    }

    /** The user name that goes with it, if the place holds one. */
    public Optional<String> user() {
        return user;
    }

    /** Whether it begins so. */
    public boolean startsWith(String prefix) {
        return value.startsWith(prefix);
    }

    /**
     * Hands the value of an {@code Authorization} header for HTTP Basic authentication to the one who sets it.
     *
     * @param userIfNone the user name where none goes with it
     */
    public void authorizeBasic(String userIfNone, Consumer<String> header) {
        header.accept("Basic " + basic(userIfNone));
    }

    private String basic(String userIfNone) {
        return Base64.getEncoder()
                .encodeToString((user.orElse(userIfNone) + ":" + value).getBytes(StandardCharsets.UTF_8));
    }

    /** Hands the value to the one who keeps it out of a log that others write to as well. */
    public void hide(Consumer<String> log) {
        log.accept(value);
    }

    /** The text without the token, also as it stands in a header. */
    public String redact(String text) {
        return value.length() < SHORTEST_REDACTED
                ? text
                : text.replace(value, "[token]")
                        .replace(basic("__token__"), "[token]")
                        .replace(basic(""), "[token]");
    }

    @Override
    public String toString() {
        return "Token[" + source + "]";
    }
}

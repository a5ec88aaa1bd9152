package io.github.nightlywheels.failure;

import java.util.Optional;

/**
 * Where a token came from, and whose it is; the token itself is not in it.
 *
 * @param source such as {@code environment variable ANACONDA_ORG_UPLOAD_TOKEN}
 * @param account the account's login, once the server has told it; of a token that it refuses it tells none
 * @param shape what the token looks like
 */
public record TokenOrigin(String source, Optional<String> account, Shape shape) {

    /** What a token looks like. */
    public enum Shape {
        /** Nothing is known of it. */
        UNKNOWN,
        /** A JSON Web Token (RFC 7519): it may be a key of anaconda.com. */
        JWT
    }

    public TokenOrigin(String source, Optional<String> account) {
        this(source, account, Shape.UNKNOWN);
    }

    /** Of a token about which no server was asked. */
    public static TokenOrigin of(String source) {
        return new TokenOrigin(source, Optional.empty());
    }

    /** The same, of this account. */
    public TokenOrigin withAccount(String login) {
        return new TokenOrigin(source, Optional.of(login), shape);
    }

    /** Completes "the account …". */
    public String holder() {
        return account.orElse("behind the token");
    }
}

package io.github.nightlywheels.failure;

import java.util.Optional;

/**
 * Where a token came from, and whose it is; the token itself is not in it.
 *
 * @param source such as {@code environment variable ANACONDA_ORG_UPLOAD_TOKEN}
 * @param account the account's login, once the server has told it; of a token that it refuses it tells none
 */
public record TokenOrigin(String source, Optional<String> account) {
    /** Of a token about which no server was asked. */
    public static TokenOrigin of(String source) {
        return new TokenOrigin(source, Optional.empty());
    }

    /** Completes "the account …". */
    public String holder() {
        return account.orElse("behind the token");
    }
}

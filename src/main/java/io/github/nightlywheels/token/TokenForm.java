package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenPlace;
import java.util.List;

/** What a channel takes for a token. */
public sealed interface TokenForm {

    /** Makes the token of what a source holds. */
    Token make(TokenSource source, String value);

    /** What it means that no place holds one. */
    Failure missing(List<TokenPlace> places);

    /** Whether two places that hold different ones are a sign of a mistake. */
    boolean isTheSameEverywhere();

    /** A token by itself, as of anaconda.org. */
    record Bare() implements TokenForm {
        @Override
        public Token make(TokenSource source, String value) {
            return Token.of(value, source.name());
        }

        @Override
        public boolean isTheSameEverywhere() {
            return true;
        }

        @Override
        public Failure missing(List<TokenPlace> places) {
            return new TokenFailure.Missing(places);
        }
    }

    /**
     * A password, or a token in its place, with a user name, for HTTP Basic authentication.
     *
     * @param server the server's name in messages
     */
    record UserAndPassword(String server) implements TokenForm {
        @Override
        public Token make(TokenSource source, String value) {
            return Token.ofBasic(source.user().get(), value, source.name());
        }

        @Override
        public boolean isTheSameEverywhere() {
            return false;
        }

        @Override
        public Failure missing(List<TokenPlace> places) {
            return new CredentialFailure.Missing(server, places);
        }
    }
}

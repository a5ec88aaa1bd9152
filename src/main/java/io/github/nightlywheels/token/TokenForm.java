package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TokenPlace;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.util.List;
import java.util.function.Predicate;

/** What a channel takes for a token. */
public sealed interface TokenForm {

    /** Makes the token of what a source holds. */
    Token make(TokenSource source, String value);

    /**
     * What it means that no place holds one.
     *
     * @param isSet whether a variable of the environment has a value
     */
    Failure missing(List<TokenPlace> places, Predicate<String> isSet);

    /** Whether two places that hold different ones are a sign of a mistake. */
    boolean isTheSameEverywhere();

    /** A token by itself, as of anaconda.org. */
    record Bare() implements TokenForm {
        /** From which other programs take a token; named, and not used, for nobody has said that it is meant for this channel. */
        private static final List<String> OTHER_VARIABLES = List.of("ANACONDA_API_TOKEN", "BINSTAR_API_TOKEN");

        @Override
        public Token make(TokenSource source, String value) {
            return Token.of(value, source.name());
        }

        @Override
        public boolean isTheSameEverywhere() {
            return true;
        }

        @Override
        public Failure missing(List<TokenPlace> places, Predicate<String> isSet) {
            return new TokenSourceFailure.Missing(
                    places, OTHER_VARIABLES.stream().filter(isSet).toList());
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
        public Failure missing(List<TokenPlace> places, Predicate<String> isSet) {
            return new CredentialFailure.Missing(server, places);
        }
    }
}

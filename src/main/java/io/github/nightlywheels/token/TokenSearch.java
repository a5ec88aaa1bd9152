package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenPlace;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for the token, in one place after the other.
 *
 * @param sources where, in this order
 * @param isSet whether a variable of the environment has a value
 */
public record TokenSearch(List<TokenSource> sources, Predicate<String> isSet) {
    /** From which other programs take a token; named, and not used, for nobody has said that it is meant for this channel. */
    private static final List<String> OTHER_VARIABLES = List.of("ANACONDA_API_TOKEN", "BINSTAR_API_TOKEN");

    public TokenSearch {
        sources = List.copyOf(sources);
    }

    /**
     * Finds the token.
     *
     * @throws FailureException with a {@link TokenSourceFailure} if no place holds one, or what it holds is no token
     */
    public Token find() {
        List<TokenPlace> places = new ArrayList<>();
        for (TokenSource source : sources) {
            Optional<String> value = source.value().get();
            Optional<Token> token = token(source, value);
            if (token.isPresent()) {
                return token.get();
            }
            places.add(new TokenPlace(source.name(), source.slot(), value.isPresent(), source.remark()));
        }
        throw new FailureException(new TokenSourceFailure.Missing(
                places, OTHER_VARIABLES.stream().filter(isSet).toList()));
    }

    /**
     * Finds the token that {@link #find} passes over because an earlier place holds one too.
     *
     * @throws FailureException with a {@link TokenSourceFailure} if a later place holds one that is not readable
     */
    public Optional<Token> findShadowed() {
        return sources.stream()
                .flatMap(source -> token(source, source.value().get()).stream())
                .skip(1)
                .findFirst();
    }

    private static Optional<Token> token(TokenSource source, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(text -> Token.of(text, source.name()));
    }
}

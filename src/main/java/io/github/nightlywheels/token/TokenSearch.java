package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the token, in one place after the other.
 *
 * @param sources where, in this order
 * @param form what is looked for
 */
public record TokenSearch(List<TokenSource> sources, TokenForm form) {
    public TokenSearch {
        sources = List.copyOf(sources);
    }

    /** A search for a token of anaconda.org. */
    public TokenSearch(List<TokenSource> sources) {
        this(sources, new TokenForm.Bare());
    }

    /**
     * Finds the token.
     *
     * @throws FailureException with a {@link TokenFailure} if no place holds one, or what it holds is no token
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
        throw new FailureException(form.missing(places));
    }

    /**
     * Finds the token that {@link #find} passes over because an earlier place holds one too.
     *
     * @throws FailureException with a {@link TokenFailure} if a later place holds one that is not readable
     */
    public Optional<Token> findShadowed() {
        if (!form.isTheSameEverywhere()) {
            return Optional.empty();
        }
        return sources.stream()
                .flatMap(source -> token(source, source.value().get()).stream())
                .skip(1)
                .findFirst();
    }

    private Optional<Token> token(TokenSource source, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(text -> form.make(source, text));
    }
}

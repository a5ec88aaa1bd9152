package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenPlace;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for the token, in one place after the other.
 *
 * @param sources where, in this order
 * @param form what is looked for
 * @param isSet whether a variable of the environment has a value
 */
public record TokenSearch(List<TokenSource> sources, TokenForm form, Predicate<String> isSet) {
    public TokenSearch {
        sources = List.copyOf(sources);
    }

    /**
     * The search in all places, in their order: the environment, then the user's settings, then where the channel knows of.
     *
     * @param places the places that the user can name
     * @param form what is looked for
     * @param variables finds the value of an environment variable
     * @param settings the place in the user's settings
     * @param further the channel's own places
     */
    public static TokenSearch of(
            TokenPlaces places,
            TokenForm form,
            Function<String, Optional<String>> variables,
            TokenSource settings,
            List<TokenSource> further) {
        List<TokenSource> sources = new ArrayList<>();
        sources.add(TokenSource.environmentVariable(
                        places.environmentVariable(), () -> variables.apply(places.environmentVariable()))
                .withUser(() -> places.userVariable().flatMap(variables)));
        sources.add(settings);
        sources.addAll(further);
        return new TokenSearch(
                sources, form, name -> !variables.apply(name).orElse("").isBlank());
    }

    /** A search for a token of anaconda.org, in these places only. */
    public TokenSearch(List<TokenSource> sources) {
        this(sources, new TokenForm.Bare(), name -> false);
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
        throw new FailureException(form.missing(places, isSet));
    }

    /**
     * Finds the token that {@link #find} passes over because an earlier place holds one too.
     *
     * @throws FailureException with a {@link TokenSourceFailure} if a later place holds one that is not readable
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

package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.TokenWarning;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSearch;
import java.util.Optional;

/**
 * What the search for a token came to.
 *
 * @param token the token, if there is one
 * @param problem why there is none
 * @param aside what is odd about a second one, which is not used: that it is another, or that it cannot be read
 */
public record FoundToken(Optional<Token> token, Optional<Failure> problem, Optional<Failure> aside) {

    /** Searches; what is wrong is in the result. */
    public static FoundToken of(TokenSearch search) {
        try {
            return require(search);
        } catch (FailureException e) {
            return new FoundToken(Optional.empty(), Optional.of(e.failure()), Optional.empty());
        }
    }

    /**
     * Searches for a token without which nothing can be done.
     *
     * @throws FailureException with a {@link TokenSourceFailure} if there is none
     */
    public static FoundToken require(TokenSearch search) {
        Token token = search.find();
        return new FoundToken(Optional.of(token), Optional.empty(), second(search, token));
    }

    private static Optional<Failure> second(TokenSearch search, Token used) {
        try {
            return search.findShadowed()
                    .filter(other -> !other.sameValue(used))
                    .map(other -> new TokenWarning.TwoTokens(TokenOrigin.of(used.source()), other.source()));
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }

    /** Whether there is text in the token's place that the CI should have replaced by it. */
    public boolean isUnresolved() {
        return problem.filter(TokenSourceFailure.Unresolved.class::isInstance).isPresent();
    }

    /** Where the token came from, in words. */
    public String source() {
        return token.map(Token::source).orElse("none was found");
    }

    /** Where the token came from, and whose it is. */
    TokenOrigin origin(AccessFacts facts) {
        TokenOrigin origin = token.map(Token::origin).orElseGet(() -> TokenOrigin.of(source()));
        return facts.account()
                .known()
                .map(Account::login)
                .map(origin::withAccount)
                .orElse(origin);
    }
}

package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.Optional;

/** Who speaks to the server: the token's source, its account once the server has told it, and the organization. */
final class Identity {
    private final String organization;
    private final boolean hasToken;
    private volatile TokenOrigin origin;

    Identity(Optional<Token> token, String organization) {
        this.origin = TokenOrigin.of(token.map(Token::source).orElse("none was given"));
        this.organization = organization;
        this.hasToken = token.isPresent();
    }

    /** Whether there is a token at all. */
    boolean hasToken() {
        return hasToken;
    }

    String organization() {
        return organization;
    }

    /** The account, once the server has told it. */
    Optional<String> account() {
        return origin.account();
    }

    /** Completes "the account …". */
    String holder() {
        return origin.holder();
    }

    /** The server has told whose token it is. */
    void noteAccount(String login) {
        origin = new TokenOrigin(origin.source(), Optional.of(login));
    }

    /** The exception for an answer that is not a success, to a request that is about no project. */
    FailureException refused(ApiAnswer answer) {
        return new FailureException(new Refusal(origin, organization, "").of(answer));
    }

    /** The exception for an answer that is not a success, to a request about a project. */
    FailureException refused(ApiAnswer answer, ProjectName project) {
        return new FailureException(new Refusal(origin, organization, project.text()).of(answer));
    }
}

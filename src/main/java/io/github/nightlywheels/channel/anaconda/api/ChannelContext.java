package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Optional;

/** Who speaks to the server: the token's source, its account once the server has told it, and the organization. */
public final class ChannelContext {
    private final String organization;
    private final boolean hasToken;
    private volatile TokenOrigin origin;

    public ChannelContext(Optional<Token> token, String organization) {
        this.origin = token.map(Token::origin).orElseGet(() -> TokenOrigin.of("none was given"));
        this.organization = organization;
        this.hasToken = token.isPresent();
    }

    /** Whether there is a token at all. */
    public boolean hasToken() {
        return hasToken;
    }

    public String organization() {
        return organization;
    }

    /** The account, once the server has told it. */
    public Optional<String> account() {
        return origin.account();
    }

    /** Completes "the account …". */
    public String holder() {
        return origin.holder();
    }

    /** The server has told whose token it is. */
    public void noteAccount(String login) {
        origin = origin.withAccount(login);
    }

    /** The exception for an answer that is not a success, to a request that is about no project. */
    public FailureException refused(ApiResponse answer) {
        return new FailureException(new ErrorMapper(origin, organization, "").of(answer));
    }

    /** The exception for an answer that is not a success, to a request about a project. */
    public FailureException refused(ApiResponse answer, ProjectName project) {
        return new FailureException(new ErrorMapper(origin, organization, project.text()).of(answer));
    }
}

package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.concurrent.StoppableSemaphore;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trusted publishing ({@code pypi-upload-api.md} section 1.3): the server gives a token that is good for 15 minutes in exchange
 * for the identity that the CI gives the job. It is exchanged anew when less than five are left, unless the CI has one identity
 * only, which the server takes once. One thread asks for all; what it could not have, the others do not ask for again.
 */
public final class TrustedPublishing implements Credentials {
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Token identity;
    private final IdentityExchange exchange;
    private final Clock clock;
    private final Consumer<Token> made;
    private final StoppableSemaphore lock = new StoppableSemaphore(1);
    private volatile Optional<IdentityExchange.Minted> minted = Optional.empty();
    private volatile @Nullable FailureException refused;

    /**
     * A token that is not exchanged yet.
     *
     * @param identity what the CI proves the job's identity with
     * @param exchange exchanges it
     * @param made hears of each token that the server makes
     */
    public TrustedPublishing(Token identity, IdentityExchange exchange, Clock clock, Consumer<Token> made) {
        this.identity = identity;
        this.exchange = exchange;
        this.clock = clock;
        this.made = made;
    }

    @Override
    public void prepare(RetryBudget budget) {
        lock.acquire(budget.stop(), exchange.operation());
        try {
            renew(budget);
        } finally {
            lock.release();
        }
    }

    private void renew(RetryBudget budget) {
        FailureException known = refused;
        if (known != null) {
            throw new FailureException(known.failure(), known);
        }
        if (minted.filter(this::isUsable).isPresent()) {
            return;
        }
        try {
            IdentityExchange.Minted fresh = exchange.run(budget);
            minted = Optional.of(fresh);
            made.accept(fresh.token());
        } catch (FailureException e) {
            if (e.failure() instanceof CredentialFailure) { // and not that the work was stopped
                refused = e;
            }
            throw e;
        }
    }

    private boolean isUsable(IdentityExchange.Minted known) {
        return !IdentityToken.isFromGitHub(identity)
                || !clock.instant().plus(RENEWAL).isAfter(known.end());
    }

    @Override
    public void authorize(Consumer<String> header) {
        minted.ifPresent(known -> known.token().authorizeBasic(Credentials.TOKEN_USER, header));
    }

    @Override
    public String redact(String text) {
        String redacted = identity.redact(text);
        return minted.map(known -> known.token().redact(redacted)).orElse(redacted);
    }
}

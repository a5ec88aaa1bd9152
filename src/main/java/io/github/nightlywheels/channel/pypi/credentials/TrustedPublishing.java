package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trusted publishing ({@code pypi-upload-api.md} section 1.3): the server gives a token that is good for 15 minutes in exchange
 * for the identity that the CI gives the job. It is exchanged anew when less than five are left, unless the CI has one identity
 * only, which the server takes once.
 */
public final class TrustedPublishing implements Credentials {
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Token identity;
    private final IdentityExchange exchange;
    private final Clock clock;
    private final Consumer<Token> made;
    private Optional<IdentityExchange.Minted> minted = Optional.empty();

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
    public void authorize(Consumer<String> header) {
        token().authorizeBasic(Credentials.TOKEN_USER, header);
    }

    @Override
    public synchronized String redact(String text) {
        String redacted = identity.redact(text);
        return minted.map(known -> known.token().redact(redacted)).orElse(redacted);
    }

    private synchronized Token token() {
        boolean isRenewable = IdentityToken.isFromGitHub(identity);
        Optional<IdentityExchange.Minted> usable = minted.filter(
                known -> !isRenewable || !clock.instant().plus(RENEWAL).isAfter(known.end()));
        if (usable.isPresent()) {
            return usable.get().token();
        }
        IdentityExchange.Minted fresh = exchange.run();
        minted = Optional.of(fresh);
        made.accept(fresh.token());
        return fresh.token();
    }
}

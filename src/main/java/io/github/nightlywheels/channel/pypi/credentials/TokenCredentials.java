package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.token.Token;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Credentials as they were found.
 *
 * @param token the password or token, with its user name
 */
public record TokenCredentials(Optional<Token> token) implements Credentials {
    @Override
    public void prepare(RetryBudget budget) {
        // They are there.
    }

    @Override
    public void authorize(Consumer<String> header) {
        token.ifPresent(found -> found.authorizeBasic(Credentials.TOKEN_USER, header));
    }

    @Override
    public String redact(String text) {
        return token.map(found -> found.redact(text)).orElse(text);
    }
}

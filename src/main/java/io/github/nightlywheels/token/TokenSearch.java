package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks for the token: first in the environment, then in Maven's settings.
 *
 * <p>The values come as suppliers, so that a password is decrypted only when it is needed and no record holds one.
 */
public final class TokenSearch {
    private final String environmentVariable;
    private final Supplier<Optional<String>> environment;
    private final String serverId;
    private final Supplier<Optional<String>> settings;
    private final List<String> serverIds;

    /**
     * A search in two places.
     *
     * @param environment the variable's value, if it is set
     * @param settings the decrypted password of the server, if there is one; may throw {@link FailureException}
     * @param serverIds the ids that settings.xml does have, for the message
     */
    public TokenSearch(
            String environmentVariable,
            Supplier<Optional<String>> environment,
            String serverId,
            Supplier<Optional<String>> settings,
            List<String> serverIds) {
        this.environmentVariable = environmentVariable;
        this.environment = environment;
        this.serverId = serverId;
        this.settings = settings;
        this.serverIds = List.copyOf(serverIds);
    }

    /** The place in settings.xml that a server id names, in words. */
    public static String settingsSource(String serverId) {
        return "settings.xml <server id=\"" + serverId + "\">";
    }

    /**
     * Finds the token.
     *
     * @throws FailureException with a {@link TokenFailure} if no place holds one, or what it holds is no token
     */
    public Token find() {
        List<String> blank = new ArrayList<>();
        return inEnvironment(blank)
                .or(() -> inSettings(blank))
                .orElseThrow(() -> new FailureException(
                        new TokenFailure.Missing(environmentVariable, serverId, blank, serverIds)));
    }

    /**
     * Finds the token that {@link #find} would pass over because the environment holds one too.
     *
     * @throws FailureException with a {@link TokenFailure} if the settings hold one that is not readable
     */
    public Optional<Token> findShadowed() {
        return inEnvironment(new ArrayList<>()).isPresent() ? inSettings(new ArrayList<>()) : Optional.empty();
    }

    private Optional<Token> inEnvironment(List<String> blank) {
        return present(environment.get(), "environment variable " + environmentVariable, blank);
    }

    private Optional<Token> inSettings(List<String> blank) {
        return present(settings.get(), settingsSource(serverId), blank);
    }

    private static Optional<Token> present(Optional<String> value, String source, List<String> blank) {
        if (value.isPresent() && value.get().isBlank()) {
            blank.add(source);
            return Optional.empty();
        }
        return value.map(text -> Token.of(text, source));
    }
}

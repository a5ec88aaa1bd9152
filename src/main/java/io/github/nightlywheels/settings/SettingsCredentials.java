package io.github.nightlywheels.settings;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.WordlessException;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Reads the password of a server from Maven's settings. Maven 3 hands plugins the password as it stands in the file and
 * decrypts it on request; Maven 4 has decrypted it before, and the request changes nothing.
 */
public final class SettingsCredentials {
    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final String content;

    public SettingsCredentials(Settings settings, SettingsDecrypter decrypter) {
        this(settings, decrypter, "settings.xml has " + servers(settings) + ".");
    }

    /** @param content what the settings hold of servers, a sentence */
    SettingsCredentials(Settings settings, SettingsDecrypter decrypter, String content) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.content = content;
    }

    /** The server as a place where the token may be. */
    public TokenSource source(String serverId) {
        return new TokenSource(
                place(serverId),
                "the <password> of " + place(serverId),
                () -> find(serverId),
                Optional.of(content),
                () -> Optional.ofNullable(settings.getServer(serverId)).map(Server::getUsername));
    }

    private static String servers(Settings settings) {
        List<Server> servers = settings.getServers();
        return servers.isEmpty()
                ? "no servers"
                : "these servers: " + servers.stream().map(Server::getId).collect(Collectors.joining(", "));
    }

    private static String place(String serverId) {
        return "settings.xml <server id=\"" + serverId + "\">";
    }

    /**
     * Finds the password, decrypted.
     *
     * @throws FailureException with {@link TokenSourceFailure.Undecryptable}: Maven would otherwise hand on the ciphertext
     */
    private Optional<String> find(String serverId) {
        Server server = settings.getServer(serverId);
        if (server == null || server.getPassword() == null) {
            return Optional.empty();
        }
        if (Token.isPlaceholder(server.getPassword())) {
            return Optional.of(server.getPassword()); // Maven would take its braces for those of a ciphertext
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new FailureException(
                        new TokenSourceFailure.Undecryptable(TokenOrigin.of(place(serverId)), words(problem, server)),
                        WordlessException.of(problem.getException()));
            }
        }
        Server decrypted = result.getServer() == null ? server : result.getServer();
        return Optional.ofNullable(decrypted.getPassword());
    }

    private static String words(SettingsProblem problem, Server server) {
        String message = String.valueOf(problem.getMessage());
        return message.replace(server.getPassword(), "[password]")
                .replaceAll("(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ", "")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.token.TokenSearch;
import java.util.Optional;
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
final class SettingsCredentials {
    private final Settings settings;
    private final SettingsDecrypter decrypter;

    SettingsCredentials(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /**
     * Finds the password, decrypted.
     *
     * @throws FailureException with {@link TokenFailure.Undecryptable}: Maven would otherwise hand on the ciphertext
     */
    Optional<String> find(String serverId) {
        Server server = settings.getServer(serverId);
        if (server == null || server.getPassword() == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new FailureException(new TokenFailure.Undecryptable(
                        TokenOrigin.of(TokenSearch.settingsSource(serverId)), words(problem, server)));
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

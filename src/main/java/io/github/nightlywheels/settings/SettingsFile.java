package io.github.nightlywheels.settings;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.WordlessException;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * A {@code settings.xml} that no Maven has read. It is read only if it is there, so that who has none waits for nothing.
 *
 * @param file where it lies; beside it {@code settings-security.xml} with the master password, unless the system property
 *     {@code settings.security} names another file, as for Maven
 */
public record SettingsFile(Path file) {

    /**
     * The search for a token: first in the environment, then in the file.
     *
     * @param variable the environment variable
     * @param value its value, if it is set
     * @param serverId the server in the settings
     */
    public TokenSearch search(String variable, Optional<String> value, String serverId) {
        TokenSource environment = TokenSource.environmentVariable(variable, () -> value);
        return new TokenSearch(List.of(environment, source(serverId)));
    }

    private TokenSource source(String serverId) {
        if (!Files.isRegularFile(file)) {
            String place = SettingsCredentials.place(serverId);
            return new TokenSource(
                    place,
                    SettingsCredentials.slot(serverId),
                    Optional::empty,
                    Optional.of("There is no " + file + "."));
        }
        return new SettingsCredentials(read(), decrypter()).source(serverId);
    }

    /**
     * Reads the file as Maven does, with {@code ${env.NAME}} replaced.
     *
     * @throws FailureException with {@link TokenSourceFailure.UnreadableSettings}
     */
    private Settings read() {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(file.toFile());
        request.setSystemProperties(System.getProperties());
        try {
            return new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
        } catch (SettingsBuildingException e) {
            // The words of the cause may show what stands in the file.
            throw new FailureException(new TokenSourceFailure.UnreadableSettings(file, place(e)), WordlessException.of(e));
        }
    }

    /** Where the file is wrong; not what stands there, which may be the token. */
    private static String place(SettingsBuildingException unreadable) {
        return unreadable.getProblems().stream()
                .findFirst()
                .map(problem -> "line " + problem.getLineNumber() + ", column " + problem.getColumnNumber())
                .orElse("no reason given");
    }

    private DefaultSettingsDecrypter decrypter() {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
        dispatcher.setConfigurationFile(
                file.resolveSibling("settings-security.xml").toString());
        return new DefaultSettingsDecrypter(dispatcher);
    }
}

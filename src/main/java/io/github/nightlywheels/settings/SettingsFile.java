package io.github.nightlywheels.settings;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.WordlessException;
import io.github.nightlywheels.token.TokenSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * A {@code settings.xml} that no Maven has read.
 *
 * @param file where it lies; beside it {@code settings-security.xml} with the master password, unless the system property
 *     {@code settings.security} names another file, as for Maven
 */
public record SettingsFile(Path file) {

    /** A server in the file as a place where the token may be. */
    public TokenSource source(String serverId) {
        SettingsCredentials credentials = Files.isRegularFile(file)
                ? new SettingsCredentials(read(), decrypter())
                : new SettingsCredentials(new Settings(), decrypter(), "There is no " + file + ".");
        return credentials.source(serverId);
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
            throw new FailureException(
                    new TokenSourceFailure.UnreadableSettings(file, place(e)), WordlessException.of(e));
        }
    }

    /** Where the file is wrong; not what stands there, which may be the token. */
    private static String place(SettingsBuildingException unreadable) {
        return unreadable.getProblems().stream()
                .findFirst()
                .filter(problem -> problem.getLineNumber() > 0)
                .map(problem -> "line " + problem.getLineNumber() + ", column " + problem.getColumnNumber())
                .orElse("a place that the reader does not tell");
    }

    private DefaultSettingsDecrypter decrypter() {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
        dispatcher.setConfigurationFile(
                file.resolveSibling("settings-security.xml").toString());
        return new DefaultSettingsDecrypter(dispatcher);
    }
}

package io.github.nightlywheels.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.token.TokenSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

class SettingsCredentialsTest {
    private static final String CIPHERTEXT = "{COQLCE6DU6GtcS5P=}";

    /** Fails for everything, and repeats in its words what it was given. */
    private static final SettingsDecrypter UNABLE = request -> result(new DefaultSettingsProblem(
            "Failed to decrypt " + request.getServers().get(0).getPassword(),
            SettingsProblem.Severity.ERROR,
            "server: anaconda.org",
            -1,
            -1,
            new IllegalStateException(
                    "cannot decrypt " + request.getServers().get(0).getPassword())));

    private static SettingsDecryptionResult result(SettingsProblem problem) {
        return (SettingsDecryptionResult) Proxy.newProxyInstance(
                SettingsCredentialsTest.class.getClassLoader(),
                new Class<?>[] {SettingsDecryptionResult.class},
                (proxy, method, arguments) -> method.getName().equals("getProblems") ? List.of(problem) : null);
    }

    private static TokenSource source(String password) {
        Server server = new Server();
        server.setId("anaconda.org");
        server.setPassword(password);
        Settings settings = new Settings();
        settings.addServer(server);
        return new SettingsCredentials(settings, UNABLE).source("anaconda.org");
    }

    @Test
    void keepsTheReasonOfAFailedDecryptionWithoutTheCiphertext() {
        FailureException failure = catchThrowableOfType(
                FailureException.class, () -> source(CIPHERTEXT).value().get());
        assertThat(failure.failure()).isInstanceOf(TokenSourceFailure.Undecryptable.class);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("Failed to decrypt [password]", "WordlessException: java.lang.IllegalStateException")
                .doesNotContain(CIPHERTEXT);
    }

    @Test
    void aVariableThatNobodyFilledInIsNotTakenForACiphertext() {
        assertThat(source("${env.TOKEN}").value().get()).contains("${env.TOKEN}");
    }

    @Test
    void tellsTheUserNameApartFromNone() {
        Server server = new Server();
        server.setId("pypi.example.org");
        Settings settings = new Settings();
        settings.addServer(server);
        TokenSource source = new SettingsCredentials(settings, UNABLE).source("pypi.example.org");
        assertThat(source.user().get()).isEmpty();
        server.setUsername("");
        assertThat(source.user().get()).contains("");
        server.setUsername("jane");
        assertThat(source.user().get()).contains("jane");
    }

    @Test
    void namesTheServersThatThereAre() {
        assertThat(source("x").remark()).contains("settings.xml has these servers: anaconda.org.");
        assertThat(new SettingsCredentials(new Settings(), UNABLE)
                        .source("anaconda.org")
                        .remark())
                .contains("settings.xml has no servers.");
    }
}

package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.settings.SettingsFile;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSearch;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several credentials is used, and the user name that goes with it. */
class CredentialOrderTest {
    private static final String GITLAB = "pypi+https://gitlab.example.org/api/v4/projects/1/packages/pypi";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private Token find(String url) {
        PypiKind kind = new PypiKind(
                new Network(ProxySelector.of(null), new Authenticator() {}, "test/1.0"), environment, home);
        ChannelSettings settings = new ChannelSettings(
                "unused",
                url,
                new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                InsecureHttp.LOOPBACK_ONLY);
        TokenPlaces places = kind.tokenPlaces(settings).orElseThrow();
        return TokenSearch.of(
                        places,
                        kind.tokenForm(settings),
                        name -> Optional.ofNullable(environment.get(name)),
                        new SettingsFile(home.resolve("settings.xml")).source(places.serverId()),
                        kind.tokenSources(settings))
                .find();
    }

    private void settings(String id, String user) throws IOException {
        Files.writeString(
                home.resolve("settings.xml"),
                "<settings><servers><server><id>" + id + "</id>" + user
                        + "<password>pypi-settings</password></server></servers></settings>");
    }

    private void pypirc(String section) throws IOException {
        Files.writeString(home.resolve(".pypirc"), section + "\nusername = __token__\npassword = pypi-file\n");
    }

    @Test
    void goesFromTheEnvironmentToTheJob() throws IOException {
        environment.putAll(Map.of(
                "TWINE_USERNAME", "jane",
                "TWINE_PASSWORD", "secret",
                "CI_SERVER_HOST", "gitlab.example.org",
                "CI_JOB_TOKEN", "job"));
        settings("gitlab.example.org", "<username>joe</username>");
        pypirc("[x]\nrepository = " + GITLAB.replace("pypi+", ""));
        Token first = find(GITLAB);
        assertThat(first.source()).isEqualTo("environment variable TWINE_PASSWORD");
        assertThat(first.user()).contains("jane");
        environment.remove("TWINE_PASSWORD");
        Token second = find(GITLAB);
        assertThat(second.source()).isEqualTo("settings.xml <server id=\"gitlab.example.org\">");
        assertThat(second.user()).contains("joe");
        Files.delete(home.resolve("settings.xml"));
        assertThat(find(GITLAB).source()).startsWith(home.resolve(".pypirc").toString());
        Files.delete(home.resolve(".pypirc"));
        Token last = find(GITLAB);
        assertThat(last.source()).isEqualTo("environment variable CI_JOB_TOKEN of the GitLab job");
        assertThat(last.user()).contains("gitlab-ci-token");
    }

    @Test
    void publishesAsTheJobOnlyWhereNothingElseIsGiven() throws IOException {
        environment.putAll(Map.of(
                "TWINE_PASSWORD", "pypi-environment",
                "PYPI_ID_TOKEN", "the.identity.token"));
        settings("pypi", "");
        pypirc("[pypi]");
        assertThat(find("pypi").source()).isEqualTo("environment variable TWINE_PASSWORD");
        environment.remove("TWINE_PASSWORD");
        assertThat(find("pypi").source()).isEqualTo("settings.xml <server id=\"pypi\">");
        Files.delete(home.resolve("settings.xml"));
        assertThat(find("pypi").source()).isEqualTo(home.resolve(".pypirc") + " [pypi]");
        Files.delete(home.resolve(".pypirc"));
        assertThat(find("pypi").source()).isEqualTo("trusted publishing from GitLab CI");
    }

    @Test
    void namesAllPlacesWhereNoneHoldsACredential() {
        assertThatThrownBy(() -> find("pypi")).isInstanceOfSatisfying(FailureException.class, thrown -> {
            Failure failure = thrown.failure();
            assertThat(failure).isInstanceOf(CredentialFailure.Missing.class);
            assertThat(failure.problem())
                    .isEqualTo("No credentials for PyPI were found: looked at environment variable TWINE_PASSWORD,"
                            + " settings.xml <server id=\"pypi\">, " + home.resolve(".pypirc") + " [pypi],"
                            + " trusted publishing from GitHub Actions, trusted publishing from GitLab CI."
                            + " There is no " + home.resolve("settings.xml") + ".");
            assertThat(failure.remedy(ParameterNames.PLAIN))
                    .startsWith("put an API token, or a password together with its user name, into"
                            + " environment variable TWINE_PASSWORD"
                            + "\nor into the <password> of settings.xml <server id=\"pypi\">;");
        });
    }

    @Test
    void tellsAMissingUserNameOfTheEnvironmentFromAnEmptyOne() {
        environment.put("TWINE_PASSWORD", "secret");
        assertThat(find(GITLAB).user()).isEmpty();
        environment.put("TWINE_USERNAME", "");
        assertThat(find(GITLAB).user()).contains("");
    }

    @Test
    void tellsAMissingUserNameFromAnEmptyOne() throws IOException {
        settings("pypi", "");
        assertThat(find("pypi").user()).isEmpty();
        settings("pypi", "<username></username>");
        assertThat(find("pypi").user()).contains("");
    }
}

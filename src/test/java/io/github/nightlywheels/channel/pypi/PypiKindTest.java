package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenPlaces;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, names and credentials, before anything is asked. */
class PypiKindTest {
    @TempDir
    Path home;

    private PypiKind kind() {
        return new PypiKind(new Network(ProxySelector.of(null), new Authenticator() {}, "test/1.0"), Map.of(), home);
    }

    private static ChannelSettings settings(String url) {
        return new ChannelSettings(
                "unused",
                url,
                new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                InsecureHttp.LOOPBACK_ONLY);
    }

    @ParameterizedTest
    @CsvSource({
        "pypi, https://upload.pypi.org/legacy/, https://pypi.org/simple/, PyPI, pypi",
        "TestPyPI, https://test.pypi.org/legacy/, https://test.pypi.org/simple/, TestPyPI, testpypi",
        "pypi+https://upload.pypi.org/legacy/, https://upload.pypi.org/legacy/, https://pypi.org/simple/, PyPI, pypi",
        "pypi+https://host/repository/x, https://host/repository/x, '', host, host",
        "pypi+https://host:8443/a/, https://host:8443/a/, '', host:8443, host",
        "PYPI+HTTPS://host/a, https://host/a, '', host, host",
    })
    void knowsTheServerOfAnAddress(String given, String upload, String index, String name, String serverId) {
        PypiServer server = PypiServer.of(settings(given));
        assertThat(server.uploadUrl()).isEqualTo(upload);
        assertThat(server.indexUrl().orElse("")).isEqualTo(index);
        ChannelDescription described = kind().describe("unused", given);
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.url()).contains(upload);
        assertThat(kind().tokenPlaces(settings(given)))
                .contains(new TokenPlaces("TWINE_PASSWORD", Optional.of("TWINE_USERNAME"), serverId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.anaconda.org", "file:///srv", "pypi2", "ftp://x", "pypi+ftp://x", ""})
    void leavesOtherAddressesToOthers(String url) {
        assertThat(kind().accepts(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi+https:/host/x", "pypi+https://", "pypi+https:host/x", "pypi+https:///x"})
    void mendsNoUrlThatIsNone(String url) {
        assertThatThrownBy(() -> PypiServer.of(settings(url)))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("The parameter apiUrl is \"" + url + "\"");
    }

    @Test
    void takesAnIndexAsItIsWithASlashAtItsEnd() {
        assertThat(PypiServer.of(settings("pypi+https://host/x").withIndex("https://host/simple"))
                        .indexUrl())
                .contains("https://host/simple/");
        assertThatThrownBy(() -> PypiServer.of(settings("pypi+https://host/x").withIndex("host/simple")))
                .hasMessageContaining("The parameter indexUrl is \"host/simple\"");
    }

    @Test
    void refusesCredentialsInTheUrls() {
        assertThatThrownBy(() -> PypiServer.of(settings("pypi+https://jane:secret@host/x")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("apiUrl")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> PypiServer.of(settings("pypi").withIndex("https://jane:secret@host/simple/")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("indexUrl")
                .hasMessageNotContaining("secret");
    }

    private void open(String url, Token token) {
        kind().open(settings(url), Optional.of(token), new RecordingListener()).close();
    }

    @Test
    void refusesAUserNameAndPasswordForPypiBeforeAnyRequest() {
        assertThatThrownBy(() -> open("pypi", Token.ofBasic(Optional.of("jane"), "pypi-x", "settings.xml")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(CredentialFailure.PasswordForPypi.class));
        assertThatThrownBy(() -> open("testpypi", Token.ofBasic(Optional.empty(), "an-0000", "settings.xml")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(CredentialFailure.NotAPypiToken.class));
        open("pypi", Token.ofBasic(Optional.empty(), " pypi-AgEIcH\n", "settings.xml"));
        open("pypi", Token.ofBasic(Optional.of("__token__"), "pypi-AgEIcH", "settings.xml"));
        open("pypi+https://host/", Token.ofBasic(Optional.of("jane"), "pass word \u00e9", "settings.xml"));
    }

    @Test
    void refusesPlainHttpToOtherMachines() {
        assertThatThrownBy(() -> open("pypi+http://host/", Token.ofBasic(Optional.empty(), "x", "settings.xml")))
                .hasMessageContaining("http://host:80");
    }
}

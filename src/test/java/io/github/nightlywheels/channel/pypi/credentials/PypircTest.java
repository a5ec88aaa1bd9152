package io.github.nightlywheels.channel.pypi.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.token.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that twine reads, written as people and tools write it. */
class PypircTest {
    @TempDir
    Path home;

    private TokenSource source(String url, String... lines) throws IOException {
        Path file = home.resolve(".pypirc");
        Files.writeString(file, String.join("\n", lines));
        return Pypirc.source(file, PypiServer.of(url, Optional.empty()));
    }

    @Test
    void findsTheSectionOfAShortName() throws IOException {
        TokenSource source = source(
                "testpypi",
                "[distutils]",
                "index-servers =",
                "    pypi",
                "    testpypi",
                "",
                "[pypi]",
                "username = __token__",
                "password = pypi-one",
                "[testpypi]",
                "username: __token__",
                "password: pypi-%two;#=");
        assertThat(source.value().get()).contains("pypi-%two;#=");
        assertThat(source.user().get()).contains("__token__");
    }

    @Test
    void findsTheSectionWhoseRepositoryIsTheUploadUrl() throws IOException {
        String[] lines = {
            "[distutils]",
            "index-servers = codeartifact",
            "[codeartifact]",
            "repository = https://d.codeartifact.eu.amazonaws.com/pypi/r/",
            "username = aws",
            "password = eyJ2ZX"
        };
        assertThat(source("pypi+https://d.codeartifact.eu.amazonaws.com/pypi/r/", lines)
                        .value()
                        .get())
                .contains("eyJ2ZX");
        assertThat(source("pypi+https://d.codeartifact.eu.amazonaws.com/pypi/other/", lines)
                        .value()
                        .get())
                .isEmpty();
        assertThat(source("pypi", lines).value().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/x, https://example.org/x/",
        "https://example.org/x/, https://example.org/x",
    })
    void takesNoSlashAtTheEndForADifference(String repository, String uploadUrl) throws IOException {
        String[] lines = {"[a]", "repository = " + repository, "username = u", "password = p"};
        assertThat(source("pypi+" + uploadUrl, lines).value().get()).contains("p");
        assertThat(source("pypi+" + uploadUrl + "/y", lines).value().get()).isEmpty();
    }

    @Test
    void givesTheSectionOfPypiToNoOtherServer() throws IOException {
        TokenSource source =
                source("pypi+https://example.org/legacy/", "[pypi]", "username = __token__", "password = pypi-secret");
        assertThat(source.value().get()).isEmpty();
        TokenSource elsewhere =
                source("pypi", "[pypi]", "repository = https://example.org/", "username = u", "password = secret");
        assertThat(elsewhere.value().get()).isEmpty();
    }

    @Test
    void takesAnEmptyUserNameForOne() throws IOException {
        TokenSource source = source(
                "pypi+https://example.org/x", "[a]", "repository=https://example.org/x", "username =", "password=p");
        assertThat(source.user().get()).contains("");
        assertThat(source("pypi+https://example.org/x", "[a]", "repository=https://example.org/x", "password=p")
                        .user()
                        .get())
                .isEmpty();
    }

    @Test
    void isWhereAzurePipelinesHasWrittenIt() {
        assertThat(Pypirc.file(Map.of(), home)).isEqualTo(home.resolve(".pypirc"));
        assertThat(Pypirc.file(Map.of("PYPIRC_PATH", "/agent/_temp/.pypirc"), home))
                .isEqualTo(Path.of("/agent/_temp/.pypirc"));
    }

    @Test
    void isEmptyWithoutTheFile() {
        TokenSource source = Pypirc.source(home.resolve("none"), PypiServer.of("pypi", Optional.empty()));
        assertThat(source.value().get()).isEmpty();
        assertThat(source.name()).endsWith("none [pypi]");
    }
}

package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryLayoutTest {
    private static final String DIRECTORY_URL =
            "a file: URL with an absolute path and no host, such as file:///srv/nightly";

    @ParameterizedTest
    @ValueSource(
            strings = {"file:/srv/nightly", "file:///srv/nightly", "file:///srv/nightly/", "FILE:///srv/x/../nightly"})
    void takesEverySpellingOfADirectory(String url) {
        assertThat(DirectoryChannel.of(URI.create(url), "acme")
                        .indexUrl(List.of("main"))
                        .orElseThrow())
                .endsWith("/srv/nightly/acme/simple");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file://host/share",
                "file://localhost/srv",
                "file:relative/path",
                "https://example.org/srv",
                "srv/nightly",
                "file:///srv?query",
                "file:///srv#fragment",
                "file:///srv%00"
            })
    void refusesEveryOtherUrl(String url) {
        assertThatThrownBy(() -> DirectoryChannel.of(URI.create(url), "acme"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new ConfigurationFailure.InvalidParameter("apiUrl", url, DIRECTORY_URL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../acme", "a/b", "a\\b", ".hidden", "-x", "a b", "a:b", "a\nb"})
    void refusesAnOrganizationThatIsNoPlainName(String organization) {
        assertThatThrownBy(() -> DirectoryChannel.of(URI.create("file:///srv"), organization))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new ConfigurationFailure.InvalidParameter(
                                        "organization",
                                        organization,
                                        "a letter, digit or _, then letters, digits, _, - and .")));
    }

    @Test
    void encodesTheIndexUrlAndKeepsItOnceTheDirectoryExists(@TempDir Path temporary) throws IOException {
        Path directory = temporary.resolve("night ly#100%+x");
        DirectoryChannel channel = DirectoryChannel.of(directory.toUri(), "scientific-python-nightly-wheels");
        String before = channel.indexUrl(List.of("main")).orElseThrow();
        assertThat(before)
                .startsWith("file:///")
                .endsWith("/night%20ly%23100%25+x/scientific-python-nightly-wheels/simple");
        Files.createDirectories(Path.of(URI.create(before)));
        assertThat(channel.indexUrl(List.of("main"))).contains(before);
    }
}

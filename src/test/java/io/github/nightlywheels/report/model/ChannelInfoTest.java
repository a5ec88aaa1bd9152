package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelDescription;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelInfoTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.anaconda.org, ANACONDA",
        "FILE:///srv/nightly, DIRECTORY",
        "pypi, PYPI",
        "testpypi, PYPI",
        "pypi+https://example.org/legacy/, PYPI"
    })
    void tellsTheKindByTheAddress(String apiUrl, ChannelInfo.Kind kind) {
        assertThat(ChannelInfo.of("acme", apiUrl).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"anaconda, ANACONDA", "directory, DIRECTORY", "pypi, PYPI"})
    void takesTheKindThatTheChannelSays(String name, ChannelInfo.Kind kind) {
        assertThat(ChannelInfo.of(new ChannelDescription("acme", name, Optional.empty(), Set.of()))
                        .kind())
                .isEqualTo(kind);
    }
}

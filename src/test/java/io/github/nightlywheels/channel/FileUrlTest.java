package io.github.nightlywheels.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.directory.DirectoryChannel;
import io.github.nightlywheels.failure.ConfigurationFailure.InvalidParameter;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileUrlTest {
    private static URI uri(String url) {
        TransferLimits limits = new TransferLimits(1, 0, Duration.ZERO, Duration.ZERO);
        return new ChannelSettings("acme", url, limits, InsecureHttp.LOOPBACK_ONLY).uri();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "file:///srv/night file:///srv/night",
                "file:/srv/a@b:1+(x)~ file:/srv/a@b:1+(x)~",
                "file:///srv/b\u00fccher file:///srv/b%C3%BCcher",
                "file:///srv/bu\u0308cher file:///srv/bu%CC%88cher",
                "file:///srv/\ud83c\udf19 file:///srv/%F0%9F%8C%99",
                "file:///srv/b%C3%BCcher file:///srv/b%C3%BCcher",
                "file:///srv/a%20b file:///srv/a%20b",
                "file:///srv/a%2520b file:///srv/a%2520b"
            })
    void encodesLettersAsUtf8AndLeavesTheRest(String url, String expected) {
        assertThat(uri(url)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "file:///srv/night ly|file:///srv/night%20ly|a space is written %20",
                "file:///srv/100%|file:///srv/100%25|% is written %25",
                "file:///srv/100%zz/a%20b|file:///srv/100%25zz/a%20b|% is written %25",
                "file:///srv/[a]|file:///srv/%5Ba%5D|[ is written %5B",
                "file:///srv/a#b|file:///srv/a%23b|# is written %23",
                "file:///srv/a?b c|file:///srv/a%3Fb%20c|? is written %3F",
                "file:///srv/b\u00fc cher|file:///srv/b%C3%BC%20cher|a space is written %20",
                "file:///srv/a\u00a0b|file:///srv/a%C2%A0b|\u00a0 is written %C2%A0",
                "file:///srv\\night|file:///srv%5Cnight|\\ is written %5C"
            })
    void refusesWhatHasToBeEncodedAndShowsTheRightForm(String url, String right, String words) {
        assertThatThrownBy(() -> uri(url))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new InvalidParameter(
                                        "apiUrl", url, "a URL in which " + words + ", such as " + right)));
        assertThat(uri(right)).hasToString(right);
    }

    @Test
    void tellsABlankFromADirectoryThatIsCalledLikeItsEncoding() {
        assertThat(Path.of(uri("file:///srv/a%20b"))).isEqualTo(Path.of("/srv/a b"));
        assertThat(Path.of(uri("file:///srv/a%2520b"))).isEqualTo(Path.of("/srv/a%20b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///srv/b\u00fccher", "file:///srv/b%C3%BCcher"})
    void leadsToOneDirectoryInEitherSpelling(String url) {
        assertThat(DirectoryChannel.of(uri(url), "acme").indexUrl(List.of("main")))
                .contains("file:///srv/b%C3%BCcher/acme/simple");
    }
}

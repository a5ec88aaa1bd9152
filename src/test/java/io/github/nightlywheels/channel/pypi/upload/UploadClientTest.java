package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.api.PypiServer.Family;
import io.github.nightlywheels.channel.pypi.credentials.TokenCredentials;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class UploadClientTest {
    /** How long an upload waits for its answer if the settings give other requests so long. */
    private static Duration answerTimeout(Duration timeout) {
        ConnectionSettings settings = ConnectionSettings.direct(timeout, 1, "test/1.0");
        PypiServer server =
                new PypiServer("server", HttpUrl.get("https://up.example.org/legacy/"), Optional.empty(), Family.OTHER);
        try (HttpTransport http = new HttpTransport(settings)) {
            Clock clock = Clock.systemUTC();
            return new UploadClient(
                            server,
                            new TokenCredentials(Optional.empty()),
                            http,
                            settings,
                            clock,
                            new FirstContact(clock))
                    .options(1)
                    .answerTimeout();
        }
    }

    /** Servers that check a large file answer after minutes ({@code pypi-upload-api.md} section 0). */
    @Test
    void waitsAQuarterOfAnHourHoweverShortTheTimeout() {
        assertThat(answerTimeout(Duration.ofSeconds(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void waitsLongerIfTheSettingsSaySo() {
        assertThat(answerTimeout(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }
}

package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.WithoutMd5;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java runtime in FIPS mode has no MD5. */
class WithoutMd5Test {
    @TempDir
    Path directory = Path.of("");

    private Objections to(String url) throws Exception {
        Path path = WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory);
        Wheel wheel = WithoutMd5.call(() -> WheelReader.read(path));
        assertThat(wheel.digests().md5()).isEmpty();
        assertThat(wheel.digests().sha256())
                .isEqualTo(WheelReader.read(path).digests().sha256());
        return ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "test/1.0")
                .objections(
                        new ChannelSettings(
                                "acme",
                                url,
                                Optional.empty(),
                                Optional.empty(),
                                new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                                InsecureHttp.LOOPBACK_ONLY),
                        List.of(wheel));
    }

    @Test
    void theStorageOfAnacondaOrgTakesNoWheelAndNothingIsAsked() {
        assertThatThrownBy(() -> to("https://api.example.org"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure()).isEqualTo(new ConfigurationFailure.NoMd5()));
    }

    @Test
    void aDirectoryNeedsNone() throws Exception {
        assertThat(to(directory.toUri().toString())).isEqualTo(Objections.NONE);
    }
}

package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.pypi.LocalPypi;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.ServerManners;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Java runtime in FIPS mode has no MD5. */
class WithoutMd5Test {
    @TempDir
    Path directory = Path.of("");

    private Wheel wheel() throws Exception {
        Path path = WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory);
        Wheel wheel = WithoutMd5.call(() -> WheelReader.read(path));
        assertThat(wheel.digests().md5()).isEmpty();
        assertThat(wheel.digests().sha256())
                .isEqualTo(WheelReader.read(path).digests().sha256());
        return wheel;
    }

    private Objections to(String url) throws Exception {
        return ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "test/1.0")
                .objections(
                        new ChannelSettings(
                                "acme",
                                url,
                                Optional.empty(),
                                Optional.empty(),
                                new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                                InsecureHttp.LOOPBACK_ONLY),
                        List.of(wheel()));
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

    /** {@code pypi-upload-api.md} section 1.4: a field without a value is refused by Nexus, and no field is not. */
    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NEXUS"})
    void aPypiCompatibleServerIsSentAFormWithoutIt(ServerManners server) throws Exception {
        try (FakePypi fake = new FakePypi().answersLike(server);
                Channel channel = LocalPypi.open(fake.uploadUrl(), fake.indexUrl(), fake.user(), fake.password())) {
            Publisher publisher = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Summary summary = publisher.publish(publisher.plan(List.of(wheel()), () -> {}), new SilentListener());
            assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
            assertThat(fake.violations()).isEmpty();
            assertThat(fake.uploads())
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.form().orElseThrow().names())
                            .contains("sha256_digest")
                            .doesNotContain("md5_digest"));
        }
    }
}

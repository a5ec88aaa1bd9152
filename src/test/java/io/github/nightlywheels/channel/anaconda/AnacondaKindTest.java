package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said against wheels before anything is asked of the server. */
class AnacondaKindTest {
    private static final long FIVE_GB = 5L * 1024 * 1024 * 1024;

    @TempDir
    private Path directory;

    private final AnacondaKind kind =
            new AnacondaKind(new Network(ProxySelector.of(null), new Authenticator() {}, "test/1.0"));

    private Wheel ofSize(long size) {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        Digests digests = new Digests(wheel.digests().sha256(), wheel.digests().md5(), size);
        return new Wheel(wheel.path(), wheel.filename(), wheel.metadata(), digests, List.of(), List.of());
    }

    private Objections to(Wheel wheel) {
        return to("acme", wheel);
    }

    private Objections to(String organization, Wheel... wheels) {
        ChannelSettings settings = new ChannelSettings(
                organization,
                "https://api.example.org",
                new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                InsecureHttp.LOOPBACK_ONLY);
        return kind.objections(settings, List.of(wheels));
    }

    @Test
    void aFileThatIsLargerThanTheStorageTakesIsRefused() {
        Wheel wheel = ofSize(FIVE_GB + 1);
        assertThat(to(wheel).faults())
                .containsExactly(new WheelFault(
                        wheel.path(),
                        "size",
                        "5368709121 bytes",
                        "at most 5368709120 (5 GB), as the storage takes no larger file"));
    }

    @Test
    void aFileOfThatSizeIsNot() {
        assertThat(to(ofSize(FIVE_GB))).isEqualTo(Objections.NONE);
    }

    @Test
    void aSourceDistributionIsOutOfPlaceInTheOrganizationForWheels() {
        Wheel wheel = ofSize(1);
        Wheel sdist = WheelReader.read(SdistBuilder.sdist("demo", "1.0.dev1").buildIn(directory));
        assertThat(to("scientific-python-nightly-wheels", wheel, sdist))
                .isEqualTo(new Objections(
                        List.of(),
                        List.of("demo-1.0.dev1.tar.gz: scientific-python-nightly-wheels keeps wheels only")));
        assertThat(to("acme", wheel, sdist)).isEqualTo(Objections.NONE);
    }
}

package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.Upload.Kind.REPLACEMENT;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.outcomes;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that the file system has no room for, and projects of which nothing was published. */
class UnusualNamesTest {
    @TempDir
    Path directory;

    @TempDir
    Path built;

    @Test
    void publishesWithoutTheMetadataWhoseNameIsTooLong() throws IOException {
        String filename = "demo-1.0.dev1-1" + "x".repeat(215) + "-py3-none-any.whl";
        assertThat(filename).hasSizeBetween(247, 255);
        Wheel wheel = WheelReader.read(
                WheelBuilder.wheel("demo", "1.0.dev1").filename(filename).buildIn(built));
        DirectoryChannel channel = channel(directory);
        assertThat(outcomes(publish(channel, List.of(new Upload(wheel, NEW))))).containsExactly(Outcome.PUBLISHED);
        Path simple = directory.resolve("acme/simple");
        assertThat(Files.readString(simple.resolve("demo/index.html")))
                .contains("#sha256=" + wheel.digests().sha256() + "\">" + filename + "</a>");
        assertThat(simple.resolve("demo").resolve(ProjectFiles.locationOf(wheel)))
                .hasSameBinaryContentAs(wheel.path());
        assertThat(Files.readString(simple.resolve("demo/index.json"))).doesNotContain("core-metadata");
        assertThat(channel.warnings())
                .containsExactly(filename + " is published without its core metadata beside it, because " + filename
                        + ".metadata is too long a name for " + directory.resolve("acme")
                        + "; pip then loads the wheel to see what it requires");

        Files.delete(simple.resolve("demo/index.json"));
        DirectoryChannel again = channel(directory);
        assertThat(outcomes(publish(again, List.of(new Upload(wheel, REPLACEMENT)))))
                .containsExactly(Outcome.UNCHANGED);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void publishesIntoADirectoryWithAnUmlaut() throws IOException {
        URI url = new ChannelSettings(
                        "acme",
                        directory.toUri() + "bücher",
                        new TransferLimits(1, 0, Duration.ofMinutes(1), Duration.ofSeconds(20)),
                        InsecureHttp.LOOPBACK_ONLY)
                .uri();
        Wheel wheel = wheel(built, "demo", "1.0.dev1", "a");
        assertThat(outcomes(publish(DirectoryChannel.of(url, "acme"), List.of(new Upload(wheel, NEW)))))
                .containsExactly(Outcome.PUBLISHED);
        Path written = Path.of(URI.create(directory.toUri() + "b%C3%BCcher"));
        assertThat(IndexAsPipSeesIt.read(written.resolve("acme/simple")))
                .isEqualTo(Map.of(wheel.filename().text(), wheel.digests().sha256()));
    }

    @Test
    void leavesNoPageOfAProjectOfWhichNothingWasPublished() throws IOException {
        Wheel gone = wheel(built, "gone", "1.0.dev1", "a");
        Wheel there = wheel(built, "there", "1.0.dev1", "a");
        Files.delete(gone.path());
        DirectoryChannel channel = channel(directory);
        Published published = publish(channel, List.of(new Upload(gone, NEW), new Upload(there, NEW)));
        assertThat(outcomes(published)).containsExactly(Outcome.FAILED, Outcome.PUBLISHED);
        assertThat(published.created()).containsExactly("project there");
        Path simple = directory.resolve("acme/simple");
        assertThat(simple.resolve("gone")).doesNotExist();
        assertThat(Files.readString(simple.resolve("index.html")))
                .contains("there/")
                .doesNotContain("gone");
        assertThat(channel.warnings()).isEmpty();
    }
}

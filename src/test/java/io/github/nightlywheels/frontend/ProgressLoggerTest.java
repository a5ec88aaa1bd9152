package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLoggerTest {
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private final List<String> lines = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Upload upload(Path directory) {
        return new Upload(
                WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1")
                        .payload(100_000, 1)
                        .buildIn(directory)),
                Upload.Kind.NEW);
    }

    @Test
    void saysHowFarTheUploadsAreHowFastTheyGoAndHowLongTheRestTakes(@TempDir Path directory) {
        Upload upload = upload(directory);
        ProgressLogger progress = new ProgressLogger(clock, lines::add);
        progress.planned(600_000_000);
        progress.planned(400_000_000);
        progress.progressed(upload, 0);
        now = now.plusSeconds(9);
        progress.progressed(upload, 90_000_000);
        assertThat(lines).isEmpty();
        now = now.plusSeconds(1);
        progress.progressed(upload, 100_000_000);
        progress.progressed(upload, 100_000_001);
        now = now.plusSeconds(60);
        progress.progressed(upload, 140_000_000);
        assertThat(lines)
                .containsExactly(
                        "Sent 100.0 MB of 1.0 GB in 2 wheels (10.0 MB/s, about 90 s left)",
                        "Sent 140.0 MB of 1.0 GB in 2 wheels (2.0 MB/s, about 7 min left)");
    }

    @Test
    void saysNothingOfAShortUpload(@TempDir Path directory) {
        ProgressLogger progress = new ProgressLogger(clock, lines::add);
        progress.planned(100_000);
        progress.progressed(upload(directory), 50_000);
        progress.progressed(upload(directory), 100_000);
        assertThat(lines).isEmpty();
    }
}

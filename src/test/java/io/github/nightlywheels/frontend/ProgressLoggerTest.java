package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.text.ByteSize;
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

    @Test
    void saysOnceAMinuteHowFarTheUploadsAre(@TempDir Path directory) {
        Upload upload = new Upload(
                WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1")
                        .payload(100_000, 1)
                        .buildIn(directory)),
                Upload.Kind.NEW);
        ProgressLogger heartbeat = new ProgressLogger(clock, lines::add);
        heartbeat.progressed(upload, 10_000);
        now = now.plusSeconds(59);
        heartbeat.progressed(upload, 20_000);
        assertThat(lines).isEmpty();
        now = now.plusSeconds(1);
        heartbeat.progressed(upload, 30_000);
        heartbeat.progressed(upload, 40_000);
        now = now.plusSeconds(60);
        heartbeat.progressed(upload, 90_000);
        String size = ByteSize.of(upload.wheel().digests().size());
        assertThat(lines)
                .containsExactly(
                        "Sent 30.0 kB of " + size + " in 1 wheel so far",
                        "Sent 90.0 kB of " + size + " in 1 wheel so far");
    }
}

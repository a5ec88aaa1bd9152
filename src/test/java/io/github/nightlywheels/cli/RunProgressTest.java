package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T01:00:00Z");
    private final RunProgress progress = new RunProgress(() -> now, Duration.ofMillis(100), lines::add);
    private Upload upload;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        upload = new Upload(
                WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory)), Upload.Kind.NEW);
    }

    private void after(int seconds, long bytes) {
        now = now.plusSeconds(seconds);
        progress.sent(upload, bytes);
    }

    @Test
    void countsTheSpeedFromTheFirstByteAndNotFromTheChecks() {
        progress.checking(1, 100_000_000);
        progress.expect(100_000_000);
        after(60, 0);
        after(10, 50_000_000);
        assertThat(lines)
                .containsExactly(
                        "Checking 1 wheel (100.0 MB)",
                        "Sent 0 of 1 wheel, 0 B of 100.0 MB",
                        "Sent 0 of 1 wheel, 50.0 MB of 100.0 MB, 5.0 MB/s, 10.0 s left");
    }

    @Test
    void isNotShownMoreOftenThanEyesCanRead() {
        progress.expect(2000);
        progress.expect(2000);
        after(1, 0);
        after(0, 500);
        after(0, 600);
        after(1, 1000);
        assertThat(lines)
                .containsExactly(
                        "Sent 0 of 2 wheels, 0 B of 4.0 kB",
                        "Sent 0 of 2 wheels, 1.0 kB of 4.0 kB, 1.0 kB/s, 3.0 s left");
    }

    @Test
    void promisesNoTimeAsLongAsNothingMoves() {
        progress.expect(2000);
        after(1, 0);
        after(5, 0);
        assertThat(lines).last().isEqualTo("Sent 0 of 1 wheel, 0 B of 2.0 kB, 0 B/s");
    }
}

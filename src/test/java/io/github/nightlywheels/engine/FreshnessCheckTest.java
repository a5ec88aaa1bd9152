package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wheels that are not of this night. */
class FreshnessCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final Instant START = NOW.minus(Duration.ofMinutes(10));

    @TempDir
    Path directory;

    private final List<Wheel> wheels = new ArrayList<>();

    private void wheel(String name, String version, Duration age) throws IOException {
        Path file = WheelBuilder.wheel(name, version).buildIn(directory);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        wheels.add(WheelReader.read(file));
    }

    private List<String> warnings(Optional<Instant> start) {
        return new FreshnessCheck(start, NOW).warnings(wheels);
    }

    @Test
    void namesAWheelThatIsOlderThanTheBuildWithItsAge() throws IOException {
        wheel("demo", "1.0.dev1", Duration.ofHours(22));
        wheel("other", "1.0.dev1", Duration.ofMinutes(1));
        assertThat(warnings(Optional.of(START)))
                .containsExactly(
                        "not built by this build, but before it: demo-1.0.dev1-py3-none-any.whl (22 hours old);"
                                + " remove what an earlier build left, unless that is meant");
    }

    @Test
    void saysNothingOfWheelsOfThisBuild() throws IOException {
        wheel("demo", "1.0.dev1", Duration.ofMinutes(1));
        assertThat(warnings(Optional.of(START))).isEmpty();
    }

    @Test
    void saysNothingOfAgesWhereTheStartIsNotKnown() throws IOException {
        wheel("demo", "1.0.dev1", Duration.ofDays(3));
        assertThat(warnings(Optional.empty())).isEmpty();
    }

    @Test
    void namesNoMoreThanAFew() throws IOException {
        for (int i = 1; i <= 9; i++) {
            wheel("demo" + i, "1.0.dev1", Duration.ofDays(3));
        }
        assertThat(warnings(Optional.of(START)))
                .singleElement()
                .asString()
                .contains("demo5-1.0.dev1-py3-none-any.whl (3 days old) and 4 more; ")
                .doesNotContain("demo6");
    }
}

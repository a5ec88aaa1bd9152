package io.github.nightlywheels.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFault;
import java.nio.file.Path;

/** What tests of the checks ask of a wheel. */
final class Inspected {
    private final Path directory;

    Inspected(Path directory) {
        this.directory = directory;
    }

    /** Requires that a wheel is refused for one fault and no other. */
    void refused(WheelBuilder wheel, String field, String found, String expected) {
        Path path = wheel.buildIn(directory);
        assertThat(WheelReader.inspect(path).faults()).containsExactly(new WheelFault(path, field, found, expected));
    }

    /** Requires that a wheel is taken with these warnings and no others. */
    void accepted(WheelBuilder wheel, String... warnings) {
        assertThat(WheelReader.read(wheel.buildIn(directory)).warnings()).containsExactly(warnings);
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.text.Ages;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/** How old wheels are, by the times of their files. */
final class WheelAge {
    private WheelAge() {}

    /** When the file was last written; empty if it is gone, which is told when it is sent. */
    static Optional<Instant> modified(Wheel wheel) {
        try {
            return Optional.of(Files.getLastModifiedTime(wheel.path()).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The wheel's filename with its age, such as {@code demo-1.0.dev1-py3-none-any.whl (22 hours old)}. */
    static String named(Wheel wheel, Instant now) {
        return wheel.filename().text()
                + modified(wheel).map(time -> " (" + Ages.of(time, now) + ")").orElse("");
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.Wheel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the wheels are of this night: a wheel that an earlier build left behind looks like a new one.
 *
 * @param start when the build began that was to make the wheels; empty if they were made elsewhere
 * @param now the time to tell ages by
 */
record FreshnessCheck(Optional<Instant> start, Instant now) {
    private static final int MOST_NAMES = 5;

    /** What should be known, a sentence each. */
    List<String> warnings(List<Wheel> wheels) {
        List<String> older = wheels.stream()
                .filter(wheel -> start.flatMap(begin -> WheelAge.modified(wheel).map(time -> time.isBefore(begin)))
                        .orElse(false))
                .map(wheel -> WheelAge.named(wheel, now))
                .toList();
        return older.isEmpty()
                ? List.of()
                : List.of("not built by this build, but before it: " + some(older)
                        + "; remove what an earlier build left, unless that is meant");
    }

    private static String some(List<String> all) {
        int more = all.size() - MOST_NAMES;
        return more <= 1
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMES)) + " and " + more + " more";
    }
}

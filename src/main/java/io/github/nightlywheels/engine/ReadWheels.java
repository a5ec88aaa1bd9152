package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wheels that a build has read, so that none is read again for another channel.
 *
 * @param byFile each wheel by its file, as that was when it was read; what is of another class loader is none of these
 */
public record ReadWheels(Map<String, Object> byFile) {

    /** No wheel so far. */
    static ReadWheels none() {
        return new ReadWheels(new ConcurrentHashMap<>());
    }

    /** Those of these files that were read, as they are now. */
    Map<Path, Wheel> among(Map<Path, String> stamps) {
        Map<Path, Wheel> known = new HashMap<>();
        stamps.forEach((file, stamp) -> {
            if (byFile.get(key(file, stamp)) instanceof Wheel wheel) {
                known.put(file, wheel);
            }
        });
        return known;
    }

    /** Adds wheels that were read from files that were so before. */
    void add(Map<Path, Wheel> wheels, Map<Path, String> stamps) {
        wheels.forEach((file, wheel) -> {
            String stamp = stamps.getOrDefault(file, "");
            if (!stamp.isEmpty()) {
                byFile.put(key(file, stamp), wheel);
            }
        });
    }

    private static String key(Path file, String stamp) {
        return stamp + " " + file.toAbsolutePath();
    }
}

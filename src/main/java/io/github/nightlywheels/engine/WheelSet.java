package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.Wheel;
import java.util.List;

/**
 * The wheels of one part of a build, which have passed all local checks.
 *
 * @param wheels the wheels
 * @param searched where they were looked for
 * @param ifEmpty what it means if no part has wheels
 * @param warnings what should be known about the wheels, a sentence each
 */
public record WheelSet(List<Wheel> wheels, List<WheelSearch> searched, IfEmpty ifEmpty, List<String> warnings) {
    public WheelSet {
        wheels = List.copyOf(wheels);
        searched = List.copyOf(searched);
        warnings = List.copyOf(warnings);
    }

    /** What it means that there are no wheels. */
    public enum IfEmpty {
        /** A failure. */
        FAIL,
        /** Nothing. */
        ACCEPT
    }
}

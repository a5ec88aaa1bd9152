package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the local checks of wheels came to.
 *
 * @param found the files that were checked
 * @param wheels each wheel once; none if one of them failed
 * @param warnings what should be known about the wheels, a sentence each
 * @param failure what is wrong with them
 */
public record ValidationResult(
        List<Path> found, List<Wheel> wheels, List<String> warnings, Optional<FailureException> failure) {
    public ValidationResult {
        found = List.copyOf(found);
        wheels = List.copyOf(wheels);
        warnings = List.copyOf(warnings);
    }
}

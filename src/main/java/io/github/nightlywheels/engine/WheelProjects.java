package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The projects of wheels that lie somewhere. */
public final class WheelProjects {
    private WheelProjects() {}

    /** The project of each wheel, once; a file that cannot be read as a wheel has none. */
    public static List<ProjectName> of(Collection<Path> files) {
        return files.stream()
                .flatMap(WheelProjects::read)
                .map(wheel -> wheel.metadata().name())
                .distinct()
                .toList();
    }

    private static Stream<Wheel> read(Path file) {
        try {
            return Stream.of(WheelReader.read(file));
        } catch (FailureException e) {
            return Stream.empty();
        }
    }
}

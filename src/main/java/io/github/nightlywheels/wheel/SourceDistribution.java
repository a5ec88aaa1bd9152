package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.WheelFault;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a file that by its name is a project's sources in a form that indexes take no more (PEP 527, 625). */
final class SourceDistribution {
    private SourceDistribution() {}

    static Optional<WheelFault> faultOf(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(".tgz", ".tar.bz2", ".tar.xz", ".zip")
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> new WheelFault(
                        path,
                        "file",
                        "a source distribution (" + suffix + ")",
                        "a wheel, or a .tar.gz, the only form of a source distribution that indexes take"));
    }
}

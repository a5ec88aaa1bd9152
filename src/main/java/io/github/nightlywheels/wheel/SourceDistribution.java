package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.WheelFault;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a file that by its name is a project's sources ("Source distribution format" specification) and no wheel. */
final class SourceDistribution {
    private SourceDistribution() {}

    static Optional<WheelFault> faultOf(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip")
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> new WheelFault(
                        path,
                        "file",
                        "a source distribution (" + suffix + ")",
                        "a wheel, which `python -m build --wheel` makes of it"));
    }
}

package io.github.nightlywheels.wheel;

import java.nio.file.Path;
import java.util.List;

/**
 * A local wheel that passed every check.
 *
 * @param path where it lies
 * @param filename its name, taken apart
 * @param metadata its core metadata, without the description, which is read again when it is needed
 * @param digests of the whole file, computed by the same read that checked it
 * @param oddities what is unusual but harmless, one sentence each, to be shown as warnings
 */
public record Wheel(Path path, WheelFilename filename, CoreMetadata metadata, Digests digests, List<String> oddities) {
    public Wheel {
        oddities = List.copyOf(oddities);
    }
}

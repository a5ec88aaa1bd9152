package io.github.nightlywheels.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file in one step, so that whoever watches its directory never reads half of it. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes the file, and its directory where that is missing. Who may read it is what the system grants to new files.
     *
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path directory = Files.createDirectories(
                file.toAbsolutePath().resolveSibling(".").normalize());
        Path temporary = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}

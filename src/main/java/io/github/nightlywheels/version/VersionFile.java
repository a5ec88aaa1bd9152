package io.github.nightlywheels.version;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that holds a version for other tools: as text, or as Python code if its name ends in {@code .py}.
 *
 * @param file where it is
 */
public record VersionFile(Path file) {

    /**
     * Writes the version, unless the file holds it already.
     *
     * @throws FailureException if it cannot be written
     */
    public void write(String version) {
        boolean python = String.valueOf(file.getFileName()).endsWith(".py");
        byte[] content =
                (python ? "__version__ = \"" + version + "\"\n" : version + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new FailureException(IoErrors.notWritten(file, e), e);
        }
    }
}

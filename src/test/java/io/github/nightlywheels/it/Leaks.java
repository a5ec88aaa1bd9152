package io.github.nightlywheels.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a build left behind, searched for secrets.
 *
 * @param directory the project's
 */
record Leaks(Path directory) {
    /**
     * Whether no file holds the secret.
     *
     * @param holders the names of files that hold it on purpose
     */
    void findNo(String secret, String... holders) {
        Set<String> allowed = Set.of(holders);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !allowed.contains(String.valueOf(file.getFileName())))
                            .filter(file -> holds(file, secret)))
                    .as("files that hold the secret")
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

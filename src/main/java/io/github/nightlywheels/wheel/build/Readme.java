package io.github.nightlywheels.wheel.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The description of a project.
 *
 * @param contentType its media type, as {@code Description-Content-Type} wants it
 * @param text with line feeds at the ends of lines
 */
record Readme(String contentType, String text) {
    private static final int LARGEST = 4 << 20;
    private static final Map<String, String> TYPES = Map.of(
            ".md",
            "text/markdown",
            ".markdown",
            "text/markdown",
            ".rst",
            "text/x-rst",
            ".txt",
            "text/plain",
            "",
            "text/plain");

    /** Reads the file; what is wrong with it becomes a fault. */
    static Optional<Readme> read(Path file, BuildFaults faults) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String type = TYPES.get(name.substring(name.contains(".") ? name.lastIndexOf('.') : name.length()));
        if (type == null) {
            faults.add("readme", file.toString(), "a file that ends in .md, .rst or .txt");
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file)) {
                faults.add("readme", file.toString(), "a file that is there");
            } else if (Files.size(file) > LARGEST) {
                faults.add("readme", file.toString(), "a file of 4 MiB at most");
            } else {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString();
                return Optional.of(new Readme(
                        type + "; charset=UTF-8",
                        text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n')));
            }
        } catch (CharacterCodingException e) {
            faults.add("readme", file.toString(), "a file in UTF-8");
        } catch (IOException e) {
            faults.add("readme", file.toString(), "a file that can be read (" + e + ")");
        }
        return Optional.empty();
    }
}

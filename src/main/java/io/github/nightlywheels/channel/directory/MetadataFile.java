package io.github.nightlywheels.channel.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The {@code METADATA} file inside a wheel. TO BE REPLACED by {@code Wheel.readMetadataFile()} and {@code CoreMetadata} of
 * the wheel package; all uses are {@link #read} and {@link #requiresPython}.
 */
final class MetadataFile {
    private MetadataFile() {}

    /** The bytes of {@code *.dist-info/METADATA}. */
    static byte[] read(Path wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().matches("[^/]+\\.dist-info/METADATA")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        return in.readAllBytes();
                    }
                }
            }
        }
        throw new IOException("no .dist-info/METADATA in " + wheel);
    }

    /** The field {@code Requires-Python} of that file. */
    static Optional<String> requiresPython(byte[] metadata) {
        String field = "requires-python:";
        return new String(metadata, StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, field, 0, field.length()))
                .map(line -> line.substring(field.length()).trim())
                .findFirst();
    }
}

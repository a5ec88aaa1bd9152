package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Makes source distributions, good and bad. */
public final class SdistBuilder {
    private final String name;
    private final String version;
    private String filename;
    private String metadata;
    private final List<TarArchiveEntry> entries = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();

    private SdistBuilder(String name, String version) {
        this.name = name;
        this.version = version;
        this.filename = name + "-" + version + ".tar.gz";
        this.metadata = "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n";
        file(name + "-" + version + "/pyproject.toml", "[build-system]\n");
    }

    public static SdistBuilder sdist(String name, String version) {
        return new SdistBuilder(name, version);
    }

    public SdistBuilder filename(String other) {
        filename = other;
        return this;
    }

    /** What PKG-INFO holds; empty for no such file. */
    public SdistBuilder metadata(String text) {
        metadata = text;
        return this;
    }

    public SdistBuilder file(String path, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        entries.add(entry);
        contents.add(content);
        return this;
    }

    public SdistBuilder symbolicLink(String path, String target) {
        return special(path, TarConstants.LF_SYMLINK, target);
    }

    public SdistBuilder hardLink(String path, String target) {
        return special(path, TarConstants.LF_LINK, target);
    }

    public SdistBuilder pipe(String path) {
        return special(path, TarConstants.LF_FIFO, "");
    }

    private SdistBuilder special(String path, byte type, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, type);
        entry.setLinkName(target);
        entries.add(entry);
        contents.add(new byte[0]);
        return this;
    }

    public Path buildIn(Path directory) {
        if (!metadata.isEmpty()) {
            file(name + "-" + version + "/PKG-INFO", metadata);
        }
        Path file = directory.resolve(filename);
        try {
            Files.createDirectories(directory);
            try (TarArchiveOutputStream tar =
                    new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)), "UTF-8")) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (int i = 0; i < entries.size(); i++) {
                    tar.putArchiveEntry(entries.get(i));
                    tar.write(contents.get(i));
                    tar.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}

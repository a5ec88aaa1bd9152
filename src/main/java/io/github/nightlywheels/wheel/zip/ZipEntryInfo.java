package io.github.nightlywheels.wheel.zip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A file or directory in a zip, as the central directory describes it (APPNOTE.TXT 4.3.12).
 *
 * @param name its name as it stands there
 * @param rawName the bytes of the name
 * @param path its name without {@code .} and empty segments; a directory's ends in {@code /}
 * @param flags general purpose bit flag
 * @param method compression method
 * @param crc CRC-32 of the content
 * @param compressedSize bytes that it takes in the zip
 * @param size bytes of the content
 * @param offset where its local header begins in the file
 * @param unixMode the POSIX mode from the external attributes; 0 if there is none
 */
public record ZipEntryInfo(
        String name,
        ByteBuffer rawName,
        String path,
        int flags,
        int method,
        long crc,
        long compressedSize,
        long size,
        long offset,
        int unixMode) {
    public static final int DEFLATED = 8;
    static final int STORED = 0;

    static final int ENCRYPTED = 1;
    static final int DATA_DESCRIPTOR = 1 << 3;
    static final int UTF_8_NAME = 1 << 11;
    private static final int PATCH_DATA = 1 << 5;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;

    /** A name without {@code .} and empty segments: where it is unpacked to. */
    public static String path(String name) {
        String path = Arrays.stream(name.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .collect(Collectors.joining("/"));
        return name.endsWith("/") ? path + "/" : path;
    }

    public boolean isDirectory() {
        return name.endsWith("/");
    }

    public boolean isReadable() {
        return (flags & (ENCRYPTED | PATCH_DATA | STRONGLY_ENCRYPTED)) == 0 && (method == STORED || method == DEFLATED);
    }

    boolean isEncrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) != 0;
    }

    boolean hasAsciiName() {
        return name.chars().allMatch(c -> c < 0x80);
    }
}

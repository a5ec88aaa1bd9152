package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** A zip entry as it is to be written, lies included. */
public final class RawEntry {
    /** Writes the same bytes each time it is called. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    final String name;
    final Content content;
    String localName;
    int flags = 1 << 11;
    int method = 8;
    int declaredMethod = 8;
    int unixMode = 0100644;
    boolean zip64;
    long crcError;
    long sizeError;
    long localCrcError;
    byte[] behind = {};
    byte[] localExtra = {};
    byte[] centralExtra = {};
    byte[] comment = {};
    Optional<byte[]> descriptor = Optional.empty();
    Optional<byte[]> rawName = Optional.empty();
    int localFlags;
    int localMethodError;
    long localSizeError;
    int version = 20;

    private RawEntry(String name, Content content) {
        this.name = name;
        this.localName = name;
        this.content = content;
    }

    public static RawEntry of(String name, byte[] content) {
        return new RawEntry(name, out -> out.write(content));
    }

    public static RawEntry of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static RawEntry directory(String name) {
        return of(name, "").stored().unixMode(040755);
    }

    /** Random bytes, stored; the same ones for the same seed. */
    public static RawEntry random(String name, long size, long seed) {
        return new RawEntry(name, out -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    byte[] block = new byte[1 << 16];
                    for (long left = size; left > 0; left -= block.length) {
                        random.nextBytes(block);
                        out.write(block, 0, (int) Math.min(left, block.length));
                    }
                })
                .stored();
    }

    /** The same byte again and again, deflated. */
    public static RawEntry zeros(String name, long size) {
        return new RawEntry(name, out -> {
            byte[] block = new byte[1 << 16];
            for (long left = size; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        });
    }

    public RawEntry stored() {
        method = 0;
        declaredMethod = 0;
        return this;
    }

    public RawEntry declaredMethod(int number) {
        declaredMethod = number;
        return this;
    }

    public RawEntry localName(String other) {
        localName = other;
        return this;
    }

    public RawEntry flag(int bit) {
        flags |= 1 << bit;
        return this;
    }

    public RawEntry withoutFlag(int bit) {
        flags &= ~(1 << bit);
        return this;
    }

    public RawEntry unixMode(int mode) {
        unixMode = mode;
        return this;
    }

    public RawEntry withDataDescriptor() {
        return flag(3);
    }

    /** Uses zip64 extra fields even where they are not needed. */
    public RawEntry zip64() {
        zip64 = true;
        return this;
    }

    /** Declares another CRC, in both headers. */
    public RawEntry crcError(long difference) {
        crcError = difference;
        return this;
    }

    /** Declares another size, in both headers. */
    public RawEntry sizeError(long difference) {
        sizeError = difference;
        return this;
    }

    /** Declares another CRC in the local header only. */
    public RawEntry localCrcError(long difference) {
        localCrcError = difference;
        return this;
    }

    /** Adds extra fields to the local header. */
    public RawEntry localExtra(byte[] bytes) {
        localExtra = bytes;
        return this;
    }

    /** Adds extra fields to the central header. */
    public RawEntry centralExtra(byte[] bytes) {
        centralExtra = bytes;
        return this;
    }

    /** Writes these bytes instead of a right data descriptor, and sets the flag. */
    public RawEntry descriptor(byte[] bytes) {
        descriptor = Optional.of(bytes);
        return flag(3);
    }

    /** Writes the name in other bytes, in both headers. */
    public RawEntry rawName(byte[] bytes) {
        rawName = Optional.of(bytes);
        return this;
    }

    /** Sets a flag in the local header only. */
    public RawEntry localFlag(int bit) {
        localFlags |= 1 << bit;
        return this;
    }

    /** Declares another compression method in the local header only. */
    public RawEntry localMethodError(int difference) {
        localMethodError = difference;
        return this;
    }

    /** Declares another size in the local header's zip64 field only. */
    public RawEntry localSizeError(long difference) {
        localSizeError = difference;
        return zip64();
    }

    /** Declares that reading the entry needs another version of the format, times ten. */
    public RawEntry version(int needed) {
        version = needed;
        return this;
    }

    public RawEntry comment(String text) {
        comment = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Bytes behind the entry that belong to none. */
    public RawEntry behind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    /** The bytes of a stored entry alone, local header included. */
    byte[] local() throws IOException {
        Path file = Files.createTempFile("entry", ".zip");
        try (RawZip zip = new RawZip(file)) {
            zip.add(stored());
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return Arrays.copyOf(bytes, bytes.length - 22 - 46 - name.getBytes(StandardCharsets.UTF_8).length);
    }
}

package io.github.nightlywheels.wheel.zip;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The fixed part of the header right before an entry's data (APPNOTE.TXT 4.3.7).
 *
 * @param flags general purpose bit flag
 * @param method compression method
 * @param crc CRC-32 of the content
 * @param compressedSize bytes that the content takes in the zip, as it stands there
 * @param size bytes of the content, as it stands there
 * @param nameLength bytes of the name that follows
 * @param extraLength bytes of the extra fields behind the name
 */
public record LocalHeader(
        int flags, int method, long crc, long compressedSize, long size, int nameLength, int extraLength) {
    /** Bytes of the fixed part. */
    public static final int FIXED_SIZE = 30;

    static final int SIGNATURE = 0x04034b50;

    /** Reads the fixed part; empty if it does not begin with the signature. */
    public static Optional<LocalHeader> parse(ByteBuffer fixed) {
        if (fixed.getInt(0) != SIGNATURE) {
            return Optional.empty();
        }
        return Optional.of(new LocalHeader(
                Short.toUnsignedInt(fixed.getShort(6)),
                Short.toUnsignedInt(fixed.getShort(8)),
                Integer.toUnsignedLong(fixed.getInt(14)),
                Integer.toUnsignedLong(fixed.getInt(18)),
                Integer.toUnsignedLong(fixed.getInt(22)),
                Short.toUnsignedInt(fixed.getShort(26)),
                Short.toUnsignedInt(fixed.getShort(28))));
    }

    /** Bytes from the header's start to the data. */
    public long length() {
        return (long) FIXED_SIZE + nameLength + extraLength;
    }

    /** Whether CRC and sizes stand behind the data. */
    public boolean hasDataDescriptor() {
        return (flags & ZipEntryInfo.DATA_DESCRIPTOR) != 0;
    }
}

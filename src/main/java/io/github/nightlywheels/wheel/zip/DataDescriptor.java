package io.github.nightlywheels.wheel.zip;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** CRC and sizes behind an entry's data: with or without a signature, with sizes of 4 or 8 bytes (APPNOTE.TXT 4.3.9). */
public final class DataDescriptor {
    /** The most bytes that one takes. */
    public static final int LONGEST = 24;

    private static final int SIGNATURE = 0x08074b50;

    private DataDescriptor() {}

    /**
     * Looks for a descriptor that says of the entry what the central directory says.
     *
     * @param behind what stands behind the entry's data
     * @return how many bytes the descriptor takes; empty if there is none, or another one
     */
    public static OptionalInt find(ZipEntryInfo entry, ByteBuffer behind) {
        for (int start : new int[] {Integer.BYTES, 0}) {
            for (int width : new int[] {Integer.BYTES, Long.BYTES}) {
                int end = start + Integer.BYTES + 2 * width;
                if (end <= behind.limit()
                        && (start == 0 || behind.getInt(0) == SIGNATURE)
                        && Integer.toUnsignedLong(behind.getInt(start)) == entry.crc()
                        && number(behind, start + Integer.BYTES, width) == entry.compressedSize()
                        && number(behind, start + Integer.BYTES + width, width) == entry.size()) {
                    return OptionalInt.of(end);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static long number(ByteBuffer bytes, int position, int width) {
        return width == Long.BYTES ? bytes.getLong(position) : Integer.toUnsignedLong(bytes.getInt(position));
    }
}

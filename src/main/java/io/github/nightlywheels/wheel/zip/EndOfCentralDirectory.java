package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The end of central directory record, zip64 or not (APPNOTE.TXT 4.3.14 to 4.3.16), found as Python's {@code zipfile} finds
 * it: the last one in the file counts, and what stands before the zip shifts every offset.
 *
 * @param directoryOffset where the central directory begins in the file
 * @param directorySize its length in bytes
 * @param entries how many it says it has
 * @param shift how many bytes stand before the zip; add it to every offset that stands in the zip
 * @param trailing how many bytes stand after the zip
 */
record EndOfCentralDirectory(long directoryOffset, long directorySize, long entries, long shift, long trailing) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int ZIP64_SIGNATURE = 0x06064b50;
    private static final int ZIP64_SIZE = 56;
    private static final int LOCAL_SIGNATURE = 0x04034b50;

    static EndOfCentralDirectory find(FileChannel channel) throws IOException, DamageException {
        long fileSize = channel.size();
        if (fileSize == 0) {
            throw new DamageException("file", "0 bytes", "a zip archive");
        }
        int tailLength = (int) Math.min(fileSize, SIZE + LONGEST_COMMENT);
        ByteBuffer tail = ZipBytes.read(channel, fileSize - tailLength, tailLength);
        for (int at = tailLength - SIZE; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                return of(
                        channel,
                        fileSize - tailLength + at,
                        tail.position(at).slice().order(tail.order()));
            }
        }
        ByteBuffer head = ZipBytes.read(channel, 0, (int) Math.min(fileSize, Integer.BYTES));
        boolean beginsLikeZip = head.remaining() == Integer.BYTES && head.getInt(0) == LOCAL_SIGNATURE;
        throw beginsLikeZip
                ? new DamageException(
                        "file", "a zip without its end, " + fileSize + " bytes", "a whole zip archive (truncated zip)")
                : new DamageException("file", "not a zip, " + fileSize + " bytes", "a zip archive");
    }

    private static EndOfCentralDirectory of(FileChannel channel, long position, ByteBuffer end)
            throws IOException, DamageException {
        long entries = Short.toUnsignedLong(end.getShort(10));
        long directorySize = Integer.toUnsignedLong(end.getInt(12));
        long storedOffset = Integer.toUnsignedLong(end.getInt(16));
        long directoryEnd = position;
        long zip64 = findZip64(channel, position);
        if (zip64 >= 0) {
            ByteBuffer wide = ZipBytes.read(channel, zip64, ZIP64_SIZE);
            entries = wide.getLong(32);
            directorySize = wide.getLong(40);
            storedOffset = wide.getLong(48);
            directoryEnd = zip64;
        }
        long directoryOffset = directoryEnd - directorySize;
        long shift = directoryOffset - storedOffset;
        if (directorySize < 0 || storedOffset < 0 || directoryOffset < 0 || shift < 0) {
            throw new DamageException(
                    "central directory",
                    directorySize + " bytes at " + storedOffset,
                    "a place before the end record at " + directoryEnd + " (truncated zip)");
        }
        long trailing = end.limit() - SIZE - Short.toUnsignedLong(end.getShort(20));
        if (trailing < 0) {
            throw new DamageException(
                    "zip comment",
                    (end.limit() - SIZE) + " bytes",
                    (end.limit() - SIZE - trailing) + " bytes (truncated zip)");
        }
        return new EndOfCentralDirectory(directoryOffset, directorySize, entries, shift, trailing);
    }

    /** The position of the zip64 end record, or -1: where its locator points to, or right before the locator. */
    private static long findZip64(FileChannel channel, long end) throws IOException, DamageException {
        if (end < LOCATOR_SIZE + ZIP64_SIZE) {
            return -1;
        }
        ByteBuffer locator = ZipBytes.read(channel, end - LOCATOR_SIZE, LOCATOR_SIZE);
        if (locator.getInt(0) != LOCATOR_SIGNATURE) {
            return -1;
        }
        for (long candidate : new long[] {locator.getLong(8), end - LOCATOR_SIZE - ZIP64_SIZE}) {
            boolean fits = candidate >= 0 && candidate <= end - LOCATOR_SIZE - ZIP64_SIZE;
            if (fits && ZipBytes.read(channel, candidate, ZIP64_SIZE).getInt(0) == ZIP64_SIGNATURE) {
                return candidate;
            }
        }
        throw new DamageException("zip64 end record", "none where its locator points to", "one (damaged zip)");
    }
}

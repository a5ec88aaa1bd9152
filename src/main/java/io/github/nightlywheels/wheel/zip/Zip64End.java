package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The zip64 end of central directory record (APPNOTE.TXT 4.3.14). Python reads the one right before its locator, others the
 * one that the locator points to: here they have to be the same.
 *
 * @param position where it begins in the file
 * @param entries how many entries the directory has
 * @param entriesHere how many of them are in this file
 * @param directorySize the directory's length in bytes
 * @param directoryOffset where the directory begins, as it stands there
 * @param locatedAt where the locator says that this record begins
 */
record Zip64End(
        long position, long entries, long entriesHere, long directorySize, long directoryOffset, long locatedAt) {
    private static final int SIGNATURE = 0x06064b50;
    private static final int SIZE = 56;
    /** What the record says of its own length, without the twelve bytes before that. */
    private static final int STORED_SIZE = 44;

    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final long WIDE = 0xffffffffL;
    private static final long WIDE_COUNT = 0xffffL;

    /** The record before the end record at a position, if there is a locator for one. */
    static Optional<Zip64End> find(FileChannel channel, long end) throws IOException, DamageException {
        if (end < LOCATOR_SIZE + SIZE) {
            return Optional.empty();
        }
        ByteBuffer locator = ZipBytes.read(channel, end - LOCATOR_SIZE, LOCATOR_SIZE);
        if (locator.getInt(0) != LOCATOR_SIGNATURE) {
            return Optional.empty();
        }
        long position = end - LOCATOR_SIZE - SIZE;
        ByteBuffer record = ZipBytes.read(channel, position, SIZE);
        if (record.getInt(0) != SIGNATURE || record.getLong(4) != STORED_SIZE) {
            throw new DamageException(
                    "zip64 end record", "none of 56 bytes right before its locator", "one (damaged zip)");
        }
        if (locator.getInt(4) != 0 || locator.getInt(16) > 1) {
            throw new DamageException("zip64 end record", "an archive in several files", "one file");
        }
        return Optional.of(new Zip64End(
                position,
                record.getLong(32),
                record.getLong(24),
                record.getLong(40),
                record.getLong(48),
                locator.getLong(8)));
    }

    /** Checks that what the end record says is the same, or that it points here. */
    void requireSame(long count, long size, long offset) throws DamageException {
        if ((count != WIDE_COUNT && count != entries)
                || (size != WIDE && size != directorySize)
                || (offset != WIDE && offset != directoryOffset)) {
            throw new DamageException(
                    "zip64 end record", "another central directory than in the end record", "the same in both places");
        }
    }

    /** Checks that the locator points here. */
    void requireLocated(long shift) throws DamageException {
        if (locatedAt != position && locatedAt + shift != position) {
            throw new DamageException(
                    "zip64 end record", "a locator that points to " + locatedAt, (position - shift) + " (damaged zip)");
        }
    }
}

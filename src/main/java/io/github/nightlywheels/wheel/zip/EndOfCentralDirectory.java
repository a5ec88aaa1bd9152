package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The end of central directory record, zip64 or not (APPNOTE.TXT 4.3.14 to 4.3.16), found as Python's {@code zipfile} finds
 * it: the last one in the file counts, and what stands before the zip shifts every offset.
 *
 * @param directoryOffset where the central directory begins in the file
 * @param directorySize its length in bytes
 * @param entries how many it says it has
 * @param entriesHere how many of them it says are in this file
 * @param shift how many bytes stand before the zip; add it to every offset that stands in the zip
 * @param rest what stands behind the record: its comment and whatever follows that
 * @param commentLength how many bytes of the rest are the comment
 */
record EndOfCentralDirectory(
        long directoryOffset,
        long directorySize,
        long entries,
        long entriesHere,
        long shift,
        ByteBuffer rest,
        int commentLength) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int GZIP = 0x8b1f;

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
        if (head.remaining() == Integer.BYTES && head.getInt(0) == LocalHeader.SIGNATURE) {
            throw new DamageException(
                    "file", "a zip without its end, " + fileSize + " bytes", "a whole zip archive (truncated zip)");
        }
        boolean isGzip = head.remaining() == Integer.BYTES && Short.toUnsignedInt(head.getShort(0)) == GZIP;
        throw new DamageException(
                "file",
                (isGzip ? "a gzip archive, as source distributions are, " : "not a zip, ") + fileSize + " bytes",
                "a zip archive");
    }

    private static EndOfCentralDirectory of(FileChannel channel, long position, ByteBuffer end)
            throws IOException, DamageException {
        long entries = Short.toUnsignedLong(end.getShort(10));
        long entriesHere = Short.toUnsignedLong(end.getShort(8));
        long directorySize = Integer.toUnsignedLong(end.getInt(12));
        long storedOffset = Integer.toUnsignedLong(end.getInt(16));
        long directoryEnd = position;
        Optional<Zip64End> zip64 = Zip64End.find(channel, position);
        if (zip64.isPresent()) {
            zip64.get().requireSame(entries, directorySize, storedOffset);
            entries = zip64.get().entries();
            entriesHere = zip64.get().entriesHere();
            directorySize = zip64.get().directorySize();
            storedOffset = zip64.get().directoryOffset();
            directoryEnd = zip64.get().position();
        }
        long directoryOffset = directoryEnd - directorySize;
        long shift = directoryOffset - storedOffset;
        if (directorySize < 0 || storedOffset < 0 || directoryOffset < 0 || shift < 0) {
            throw new DamageException(
                    "central directory",
                    directorySize + " bytes at " + storedOffset,
                    "a place before the end record at " + directoryEnd + " (truncated zip)");
        }
        if (zip64.isPresent()) {
            zip64.get().requireLocated(shift);
        }
        int commentLength = Short.toUnsignedInt(end.getShort(20));
        ByteBuffer rest = end.position(SIZE).slice();
        if (commentLength > rest.remaining()) {
            throw new DamageException(
                    "zip comment", rest.remaining() + " bytes", commentLength + " bytes (truncated zip)");
        }
        return new EndOfCentralDirectory(
                directoryOffset, directorySize, entries, entriesHere, shift, rest, commentLength);
    }

    /** Python does not look at the count, uv and PyPI refuse a wrong one, and others read as many entries as it says. */
    void checkCount(int actual, Findings findings) {
        if (entriesHere != entries) {
            findings.warnThatPypiRefuses(
                    "the zip's end record has two counts of its entries, with which PyPI refuses it",
                    entriesHere + " and " + entries);
        }
        if (entries == actual) {
            return;
        }
        if (entries == actual % (LONGEST_COMMENT + 1)) {
            findings.warnThatPypiRefuses(
                    "the zip's end record counts its entries modulo 65536, which PyPI and uv refuse",
                    entries + " instead of " + actual);
        } else {
            findings.refuse(
                    "zip end record", "a count of " + entries + " entries", "the " + actual + " that are there");
        }
    }

    /** Bytes behind the record do no harm, as long as no reader can take them for another zip. */
    void checkRest(Findings findings) {
        RecordSearch search = new RecordSearch();
        byte[] bytes = new byte[rest.limit()];
        rest.get(0, bytes);
        search.accept(bytes, 0, bytes.length);
        int trailing = bytes.length - commentLength;
        if (search.hasFound()) {
            findings.refuse("zip", "records of another zip archive behind its end", "one archive");
        } else if (trailing > 0) {
            findings.warnThatPypiRefuses(
                    "the zip does not end at the file's end, which PyPI and uv refuse",
                    trailing + " bytes stand after it");
        }
    }
}

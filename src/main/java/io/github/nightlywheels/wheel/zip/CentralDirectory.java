package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The central directory of a zip, which is the authority on what is in it, as it is for Python's {@code zipfile} and thus
 * for pip.
 *
 * @param entries in the directory's order
 * @param offset where the directory begins in the file
 */
public record CentralDirectory(List<ZipEntryInfo> entries, long offset) {
    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED_SIZE = 46;
    private static final int ZIP64_EXTRA = 0x0001;
    private static final long WIDE = 0xffffffffL;
    private static final int UTF_8_NAME = 1 << 11;
    /** Some 300,000 entries. It is held in memory, so that there must be a limit; the largest wheels have some 20,000. */
    private static final int LARGEST = 32 << 20;

    public CentralDirectory {
        entries = List.copyOf(entries);
    }

    public static CentralDirectory read(FileChannel channel, Findings findings) throws IOException, DamageException {
        EndOfCentralDirectory end = EndOfCentralDirectory.find(channel);
        if (end.directorySize() > LARGEST) {
            throw new DamageException(
                    "central directory", end.directorySize() + " bytes", "at most " + LARGEST + " bytes");
        }
        ByteBuffer directory = ZipBytes.read(channel, end.directoryOffset(), (int) end.directorySize());
        List<ZipEntryInfo> entries = new ArrayList<>();
        try {
            while (directory.hasRemaining()) {
                entries.add(entry(directory, end.shift(), findings));
            }
        } catch (BufferUnderflowException e) {
            throw new DamageException(
                    "central directory", "half an entry after " + entries.size(), "whole entries (damaged zip)");
        }
        if (entries.size() != end.entries()) {
            // Old writers count modulo 65,536; Python does not look at the count.
            findings.warn(
                    "the zip's end record miscounts its entries", end.entries() + " instead of " + entries.size());
        }
        if (end.trailing() > 0) {
            findings.warn("the zip does not end at the file's end", end.trailing() + " bytes stand after it");
        }
        return new CentralDirectory(entries, end.directoryOffset());
    }

    /** The file of that path. */
    public Optional<ZipEntryInfo> find(String path) {
        return entries.stream()
                .filter(entry -> entry.path().equals(path) && !entry.isDirectory())
                .findFirst();
    }

    private static ZipEntryInfo entry(ByteBuffer directory, long shift, Findings findings) throws DamageException {
        int signature = directory.getInt();
        if (signature != SIGNATURE) {
            throw new DamageException(
                    "central directory", String.format("signature %08x", signature), "02014b50 (damaged zip)");
        }
        ByteBuffer fixed = take(directory, FIXED_SIZE - Integer.BYTES);
        byte[] nameBytes = new byte[Short.toUnsignedInt(fixed.getShort(24))];
        directory.get(nameBytes);
        ByteBuffer extra = take(directory, Short.toUnsignedInt(fixed.getShort(26)));
        take(directory, Short.toUnsignedInt(fixed.getShort(28)));
        String name = ZipBytes.name(nameBytes);
        long[] wide = {
            Integer.toUnsignedLong(fixed.getInt(20)),
            Integer.toUnsignedLong(fixed.getInt(16)),
            Integer.toUnsignedLong(fixed.getInt(38))
        };
        widen(name, wide, extra);
        int flags = Short.toUnsignedInt(fixed.getShort(4));
        boolean isAscii = name.chars().allMatch(c -> c < 0x80);
        if (!isAscii && (flags & UTF_8_NAME) == 0) {
            findings.warn("a name in the zip is not marked as UTF-8", name);
        }
        return new ZipEntryInfo(
                name,
                ZipEntryInfo.path(name),
                flags,
                Short.toUnsignedInt(fixed.getShort(6)),
                Integer.toUnsignedLong(fixed.getInt(12)),
                wide[1],
                wide[0],
                wide[2] + shift,
                fixed.getInt(34) >>> 16);
    }

    /** Replaces size, compressed size and offset where the zip64 extra field has them (APPNOTE.TXT 4.5.3). */
    private static void widen(String name, long[] wide, ByteBuffer extra) throws DamageException {
        try {
            while (extra.remaining() >= Integer.BYTES) {
                int tag = Short.toUnsignedInt(extra.getShort());
                ByteBuffer field = take(extra, Short.toUnsignedInt(extra.getShort()));
                for (int i = 0; tag == ZIP64_EXTRA && i < wide.length; i++) {
                    if (wide[i] == WIDE) {
                        wide[i] = field.getLong();
                    }
                }
            }
        } catch (BufferUnderflowException e) {
            throw new DamageException("zip entry " + name, "a cut extra field", "a whole one (damaged zip)");
        }
        if (wide[0] < 0 || wide[1] < 0 || wide[2] < 0) {
            throw new DamageException("zip entry " + name, "sizes " + Arrays.toString(wide), "no negative ones");
        }
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        if (from.remaining() < length) {
            throw new BufferUnderflowException();
        }
        ByteBuffer piece = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return piece;
    }
}

package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one entry of a central directory (APPNOTE.TXT 4.3.12), as Python's {@code zipfile} does. */
final class CentralHeader {
    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED_SIZE = 46;
    private static final long WIDE = 0xffffffffL;
    /** Python fails on the whole archive if it needs a later version of the format. */
    private static final int NEWEST_VERSION = 63;

    private CentralHeader() {}

    /**
     * Reads the entry at the buffer's position.
     *
     * @param shift to be added to the offset that stands there
     * @throws BufferUnderflowException if the buffer ends before the entry does
     */
    static ZipEntryInfo read(ByteBuffer directory, long shift, Findings findings) throws DamageException {
        int signature = directory.getInt();
        if (signature != SIGNATURE) {
            throw new DamageException(
                    "central directory", String.format("signature %08x", signature), "02014b50 (damaged zip)");
        }
        ByteBuffer fixed = take(directory, FIXED_SIZE - Integer.BYTES);
        ByteBuffer rawName = take(directory, Short.toUnsignedInt(fixed.getShort(24)));
        ByteBuffer extraBytes = take(directory, Short.toUnsignedInt(fixed.getShort(26)));
        ByteBuffer comment = take(directory, Short.toUnsignedInt(fixed.getShort(28)));
        String name = name(rawName);
        ExtraFields extra = ExtraFields.parse(name, extraBytes);
        long[] sizes = sizes(name, fixed, extra.zip64());
        ZipEntryInfo entry = new ZipEntryInfo(
                name,
                rawName,
                ZipEntryInfo.path(name),
                Short.toUnsignedInt(fixed.getShort(4)),
                Short.toUnsignedInt(fixed.getShort(6)),
                Integer.toUnsignedLong(fixed.getInt(12)),
                sizes[1],
                sizes[0],
                sizes[2] + shift,
                fixed.getInt(34) >>> 16);
        extra.refuseAmbiguity(entry, findings);
        checkEncoding(entry, findings);
        int version = fixed.getShort(2) & 0xff;
        if (version > NEWEST_VERSION) {
            findings.refuse("zip entry " + entry.path(), "format version " + version / 10.0, "at most 6.3");
        }
        if (comment.hasRemaining()) {
            findings.warnThatPypiRefuses("the zip has a comment on an entry, which PyPI refuses", entry.path());
        }
        return entry;
    }

    private static void checkEncoding(ZipEntryInfo entry, Findings findings) {
        boolean marked = (entry.flags() & ZipEntryInfo.UTF_8_NAME) != 0;
        if (marked && !StandardCharsets.UTF_8.encode(entry.name()).equals(entry.rawName())) {
            findings.refuse("zip entry " + entry.path(), "a name that is marked as UTF-8 and is not", "UTF-8");
        } else if (!marked && !entry.hasAsciiName()) {
            findings.warnThatPypiRefuses(
                    "a name in the zip is not marked as UTF-8, with which PyPI refuses a wheel", entry.name());
        }
    }

    private static String name(ByteBuffer rawName) {
        byte[] bytes = new byte[rawName.remaining()];
        rawName.get(0, bytes);
        return ZipBytes.name(bytes);
    }

    /** Size, compressed size and offset, from the zip64 extra field where the header says so (APPNOTE.TXT 4.5.3). */
    private static long[] sizes(String name, ByteBuffer fixed, Optional<ExtraFields.Zip64> zip64)
            throws DamageException {
        long[] sizes = {
            Integer.toUnsignedLong(fixed.getInt(20)),
            Integer.toUnsignedLong(fixed.getInt(16)),
            Integer.toUnsignedLong(fixed.getInt(38))
        };
        int next = 0;
        for (int i = 0; zip64.isPresent() && i < sizes.length; i++) {
            if (sizes[i] == WIDE) {
                OptionalLong wide = zip64.get().number(next++);
                if (wide.isEmpty()) {
                    throw new DamageException(
                            "zip entry " + name, "a cut zip64 extra field", "a whole one (damaged zip)");
                }
                sizes[i] = wide.getAsLong();
            }
        }
        for (long size : sizes) {
            if (size < 0) {
                throw new DamageException("zip entry " + name, "a negative size or offset", "a positive one");
            }
        }
        return sizes;
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

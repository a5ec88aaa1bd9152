package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads single small entries of a wheel without reading what lies before them. */
public final class ZipEntryStream {
    private ZipEntryStream() {}

    /**
     * The content of a entry.
     *
     * @param limit the most bytes it may have
     * @throws DamageException if it is longer than its limit or cannot be decompressed
     */
    public static byte[] read(FileChannel channel, ZipEntryInfo entry, int limit) throws IOException, DamageException {
        try (InputStream content = open(channel, entry, limit)) {
            byte[] bytes = content.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLong(entry, limit);
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.crc()) {
                throw new DamageException(entry.path(), "content with another CRC-32", "its content (damaged zip)");
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new DamageException(entry.path(), "data that cannot be decompressed", "its content (damaged zip)");
        }
    }

    /**
     * The content of a entry as a stream, which throws {@link ZipException} or {@link EOFException} where it is damaged.
     *
     * @param limit the most bytes it may declare to have
     * @throws DamageException if it cannot be opened
     */
    public static InputStream open(FileChannel channel, ZipEntryInfo entry, long limit)
            throws IOException, DamageException {
        if (!entry.isReadable()) {
            throw new DamageException(
                    "zip entry " + entry.path(), "method " + entry.method(), "stored (0) or deflated (8)");
        }
        if (entry.size() > limit) {
            throw tooLong(entry, limit);
        }
        LocalHeader local = LocalHeader.parse(ZipBytes.read(channel, entry.offset(), LocalHeader.FIXED_SIZE))
                .orElseThrow(() -> new DamageException(
                        "zip entry " + entry.path(), "no local header", "one at " + entry.offset()));
        long data = entry.offset() + local.length();
        InputStream compressed = new Range(channel, data, entry.compressedSize());
        if (entry.method() == ZipEntryInfo.STORED) {
            return compressed;
        }
        Inflater inflater = new Inflater(true);
        return new FilterInputStream(new InflaterInputStream(compressed, inflater)) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static DamageException tooLong(ZipEntryInfo entry, long limit) {
        return new DamageException(entry.path(), entry.size() + " bytes", "at most " + limit + " bytes");
    }

    /** Some bytes of a file, without moving its position. */
    private static final class Range extends InputStream {
        private final FileChannel channel;
        private long position;
        private long remaining;

        Range(FileChannel channel, long position, long remaining) {
            this.channel = channel;
            this.position = position;
            this.remaining = remaining;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (remaining == 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, remaining)), position);
            if (read > 0) {
                position += read;
                remaining -= read;
            }
            return read;
        }
    }
}

package io.github.nightlywheels.wheel;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes zips byte by byte, so that anything in them can be wrong. Deterministic. */
public final class RawZip implements AutoCloseable {
    /** What RECORD says of an entry: the digest in unpadded URL-safe base64, and the size in bytes. */
    record Written(String sha256, long size) {}

    private static final long WIDE = 0xffffffffL;
    private static final short MIDNIGHT = 0;
    private static final short FIRST_DAY = 0x21;

    private final FileChannel channel;
    private long base;
    private final List<ByteBuffer> directory = new ArrayList<>();

    public RawZip(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Makes every offset in the zip relative to this position. */
    void countOffsetsFrom(long position) {
        base = position;
    }

    /** Writes bytes that belong to no entry. */
    public void raw(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    public Written add(RawEntry entry) throws IOException {
        long offset = channel.position();
        channel.write(local(entry, 0, 0, 0));
        long data = channel.position();
        CRC32 crc = new CRC32();
        MessageDigest sha256 = Digests.newSha256();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        OutputStream file = new BufferedOutputStream(unclosed(Channels.newOutputStream(channel)), 1 << 16);
        OutputStream packed = entry.method == 8 ? new DeflaterOutputStream(file, deflater, 1 << 16) : file;
        long[] count = {0};
        OutputStream counted =
                new FilterOutputStream(new CheckedOutputStream(new DigestOutputStream(unclosed(packed), sha256), crc)) {
                    @Override
                    public void write(byte[] bytes, int start, int length) throws IOException {
                        out.write(bytes, start, length);
                        count[0] += length;
                    }
                };
        entry.content.writeTo(counted);
        counted.close();
        packed.close();
        deflater.end();
        long end = channel.position();
        long compressed = end - data;
        long declaredCrc = crc.getValue() + entry.crcError;
        long declaredSize = count[0] + entry.sizeError;
        if ((entry.flags & 1 << 3) == 0) {
            channel.position(offset);
            channel.write(local(entry, declaredCrc + entry.localCrcError, compressed, declaredSize));
            channel.position(end);
        } else if (entry.descriptor.isPresent()) {
            raw(entry.descriptor.get());
        } else {
            channel.write(buffer(16)
                    .putInt(0x08074b50)
                    .putInt((int) declaredCrc)
                    .putInt((int) compressed)
                    .putInt((int) declaredSize)
                    .flip());
        }
        raw(entry.behind);
        directory.add(central(entry, declaredCrc, compressed, declaredSize, offset - base));
        return new Written(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()), count[0]);
    }

    private static ByteBuffer local(RawEntry entry, long crc, long compressed, long size) {
        byte[] name = entry.rawName.orElseGet(() -> entry.localName.getBytes(StandardCharsets.UTF_8));
        int extraLength = (entry.zip64 ? 20 : 0) + entry.localExtra.length;
        ByteBuffer header = buffer(30 + name.length + extraLength);
        header.putInt(0x04034b50).putShort((short) (entry.zip64 ? 45 : entry.version));
        header.putShort((short) (entry.flags | entry.localFlags));
        header.putShort((short) (entry.declaredMethod + entry.localMethodError));
        header.putShort(MIDNIGHT).putShort(FIRST_DAY);
        header.putInt((int) crc);
        header.putInt((int) (entry.zip64 ? WIDE : compressed)).putInt((int) (entry.zip64 ? WIDE : size));
        header.putShort((short) name.length).putShort((short) extraLength);
        header.put(name);
        if (entry.zip64) {
            header.putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(size + entry.localSizeError)
                    .putLong(compressed);
        }
        return header.put(entry.localExtra).flip();
    }

    private static ByteBuffer central(RawEntry entry, long crc, long compressed, long size, long offset) {
        boolean zip64 = entry.zip64 || offset >= WIDE;
        byte[] name = entry.rawName.orElseGet(() -> entry.name.getBytes(StandardCharsets.UTF_8));
        int extraLength = (zip64 ? 28 : 0) + entry.centralExtra.length;
        ByteBuffer header = buffer(46 + name.length + extraLength + entry.comment.length);
        header.putInt(0x02014b50).putShort((short) (3 << 8 | 20));
        header.putShort((short) (zip64 ? 45 : entry.version));
        header.putShort((short) entry.flags).putShort((short) entry.declaredMethod);
        header.putShort(MIDNIGHT).putShort(FIRST_DAY).putInt((int) crc);
        header.putInt((int) (zip64 ? WIDE : compressed)).putInt((int) (zip64 ? WIDE : size));
        header.putShort((short) name.length).putShort((short) extraLength);
        header.putShort((short) entry.comment.length);
        header.putShort((short) 0).putShort((short) 0).putInt(entry.unixMode << 16);
        header.putInt((int) (zip64 ? WIDE : offset)).put(name);
        if (zip64) {
            header.putShort((short) 1).putShort((short) 24);
            header.putLong(size).putLong(compressed).putLong(offset);
        }
        return header.put(entry.centralExtra).put(entry.comment).flip();
    }

    /** Writes the central directory and the end; as zip64 where the file is that long. */
    @Override
    public void close() throws IOException {
        try (channel) {
            long start = channel.position() - base;
            for (ByteBuffer entry : directory) {
                channel.write(entry);
            }
            long end = channel.position() - base;
            int count = directory.size();
            if (end >= WIDE) {
                ByteBuffer wide = buffer(76)
                        .putInt(0x06064b50)
                        .putLong(44)
                        .putShort((short) 45)
                        .putShort((short) 45);
                wide.putInt(0)
                        .putInt(0)
                        .putLong(count)
                        .putLong(count)
                        .putLong(end - start)
                        .putLong(start);
                wide.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
                channel.write(wide.flip());
            }
            ByteBuffer record = buffer(22).putInt(0x06054b50).putInt(0);
            record.putShort((short) count).putShort((short) count);
            record.putInt((int) (end - start))
                    .putInt((int) Math.min(start, WIDE))
                    .putShort((short) 0);
            channel.write(record.flip());
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                out.write(bytes, start, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}

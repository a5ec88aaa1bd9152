package io.github.nightlywheels.wheel.build;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a zip (APPNOTE.TXT 6.3) whose local headers hold CRC and sizes, as nothing may follow the data: content is streamed,
 * and then its header is written again. All entries are deflated, have the same time, and a mode as on Unix.
 */
final class ZipWriter implements Closeable {
    /** From where on a size or an offset does not fit into four bytes. */
    static final long LARGEST_NARROW = 0xffffffffL;

    private static final int MANY = 0xffff;
    private static final int VERSION = 20;
    private static final int VERSION_ZIP64 = 45;
    private static final int UNIX = 3 << 8;
    private static final int UTF_8_NAME = 1 << 11;
    private static final int LOCAL_SIZE = 30;
    private static final int BUFFER_SIZE = 1 << 16;

    private final FileChannel file;
    private final LocalDateTime time;
    private final long zip64From;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final List<Entry> entries = new ArrayList<>();
    private final byte[] input = new byte[BUFFER_SIZE];
    private final byte[] output = new byte[BUFFER_SIZE];

    private record Entry(String name, int mode, boolean wide, long offset, long crc, long compressedSize, long size) {
        byte[] encodedName() {
            return name.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Creates the file, or replaces it.
     *
     * @param time from 1980 to 2107; seconds are rounded down to an even number
     * @param zip64From {@link #LARGEST_NARROW}; tests that have no such large files set less
     */
    ZipWriter(Path path, LocalDateTime time, long zip64From) throws IOException {
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.time = time;
        this.zip64From = zip64From;
    }

    /**
     * Adds a file.
     *
     * @param mode as {@code st_mode} has it, such as {@code 0100644}
     * @param size in bytes
     * @throws IOException if the content cannot be read, does not have that size, or the zip cannot be written
     */
    void add(String name, int mode, long size, InputStream content) throws IOException {
        // Deflate makes data longer that it cannot make shorter: by five bytes in each block of at least 16 KiB.
        boolean wide = size + size / 1000 + 64 >= zip64From;
        long offset = file.position();
        Entry open = new Entry(name, mode, wide, offset, 0, 0, 0);
        write(localHeader(open));
        long start = file.position();
        CRC32 crc = new CRC32();
        long read = deflate(content, crc);
        long end = file.position();
        if (read != size) {
            throw new IOException(name + " changed while it was read: " + read + " bytes in place of " + size);
        }
        Entry entry = new Entry(name, mode, wide, offset, crc.getValue(), end - start, read);
        file.position(offset);
        write(localHeader(entry));
        file.position(end);
        entries.add(entry);
    }

    private long deflate(InputStream content, CRC32 crc) throws IOException {
        deflater.reset();
        long read = 0;
        for (int count = content.read(input); count >= 0; count = content.read(input)) {
            crc.update(input, 0, count);
            read += count;
            deflater.setInput(input, 0, count);
            while (!deflater.needsInput()) {
                write(ByteBuffer.wrap(output, 0, deflater.deflate(output)));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            write(ByteBuffer.wrap(output, 0, deflater.deflate(output)));
        }
        return read;
    }

    /** Writes the central directory; the zip is complete then. */
    void finish() throws IOException {
        long start = file.position();
        for (Entry entry : entries) {
            write(centralHeader(entry));
        }
        long end = file.position();
        boolean wide = entries.size() >= MANY || end >= zip64From;
        if (wide) {
            write(zip64End(start, end));
        }
        ByteBuffer last = buffer(22).putInt(0x06054b50).putInt(0);
        short count = (short) (wide ? MANY : entries.size());
        last.putShort(count).putShort(count);
        last.putInt((int) (wide ? LARGEST_NARROW : end - start));
        last.putInt((int) (wide ? LARGEST_NARROW : start)).putShort((short) 0);
        write(last.flip());
    }

    private ByteBuffer localHeader(Entry entry) {
        byte[] name = entry.encodedName();
        ByteBuffer header = buffer(LOCAL_SIZE + name.length + (entry.wide ? 20 : 0));
        header.putInt(0x04034b50);
        common(header, entry);
        header.putShort((short) (entry.wide ? 20 : 0)).put(name);
        if (entry.wide) {
            header.putShort((short) 1).putShort((short) 16).putLong(entry.size).putLong(entry.compressedSize);
        }
        return header.flip();
    }

    private ByteBuffer centralHeader(Entry entry) {
        boolean farOff = entry.offset >= zip64From;
        int extra = (entry.wide ? 16 : 0) + (farOff ? 8 : 0);
        int extraField = extra == 0 ? 0 : extra + 4;
        byte[] name = entry.encodedName();
        ByteBuffer header = buffer(46 + name.length + extraField);
        header.putInt(0x02014b50).putShort((short) (UNIX | version(entry)));
        common(header, entry);
        header.putShort((short) extraField)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        header.putInt(entry.mode << 16).putInt((int) (farOff ? LARGEST_NARROW : entry.offset));
        header.put(name);
        if (extra > 0) {
            header.putShort((short) 1).putShort((short) extra);
        }
        if (entry.wide) {
            header.putLong(entry.size).putLong(entry.compressedSize);
        }
        if (farOff) {
            header.putLong(entry.offset);
        }
        return header.flip();
    }

    /** What both headers have: from the version that is needed up to the length of the name. */
    private void common(ByteBuffer header, Entry entry) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(entry.name);
        header.putShort((short) version(entry))
                .putShort((short) (ascii ? 0 : UTF_8_NAME))
                .putShort((short) 8);
        header.putShort((short) ((time.getHour() << 11) | (time.getMinute() << 5) | (time.getSecond() / 2)));
        header.putShort((short) (((time.getYear() - 1980) << 9) | (time.getMonthValue() << 5) | time.getDayOfMonth()));
        header.putInt((int) entry.crc);
        header.putInt((int) (entry.wide ? LARGEST_NARROW : entry.compressedSize));
        header.putInt((int) (entry.wide ? LARGEST_NARROW : entry.size));
        header.putShort((short) entry.encodedName().length);
    }

    private int version(Entry entry) {
        return entry.wide || entry.offset >= zip64From ? VERSION_ZIP64 : VERSION;
    }

    private ByteBuffer zip64End(long start, long end) {
        ByteBuffer record = buffer(56 + 20).putInt(0x06064b50).putLong(44);
        record.putShort((short) (UNIX | VERSION_ZIP64))
                .putShort((short) VERSION_ZIP64)
                .putInt(0)
                .putInt(0);
        record.putLong(entries.size())
                .putLong(entries.size())
                .putLong(end - start)
                .putLong(start);
        record.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        return record.flip();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        file.close();
    }
}

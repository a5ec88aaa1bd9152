package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a small zip, byte by byte, by the rules that PyPI has for archives: it refuses data descriptors, comments,
 * and bytes that belong to nothing.
 */
record ZipHeaders(List<Entry> entries) {
    /** One entry of the central directory; its local header says the same. */
    record Entry(String name, int madeBy, int flags, int method, int time, int date, int mode) {}

    static ZipHeaders of(Path zip) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.capacity() - 22;
        assertThat(bytes.getInt(end)).as("end record, without a comment").isEqualTo(0x06054b50);
        int count = bytes.getShort(end + 10);
        int at = bytes.getInt(end + 16);
        assertThat(at + bytes.getInt(end + 12)).isEqualTo(end);
        List<Entry> entries = new ArrayList<>();
        int data = 0;
        for (int i = 0; i < count; i++) {
            int nameLength = bytes.getShort(at + 28);
            assertThat(bytes.getInt(at)).isEqualTo(0x02014b50);
            assertThat(bytes.getShort(at + 30)).as("extra fields").isZero();
            assertThat(bytes.getShort(at + 32)).as("comment").isZero();
            assertThat(bytes.getInt(at + 42)).as("offset").isEqualTo(data);
            byte[] name = new byte[nameLength];
            bytes.get(at + 46, name);
            // Version, flags, method, time, date, CRC, sizes and lengths are the same in both headers.
            assertThat(bytes.getInt(data)).isEqualTo(0x04034b50);
            assertThat(bytes.slice(data + 4, 26)).isEqualTo(bytes.slice(at + 6, 26));
            assertThat(bytes.slice(data + 30, nameLength)).isEqualTo(ByteBuffer.wrap(name));
            data += 30 + nameLength + bytes.getInt(at + 20);
            entries.add(new Entry(
                    new String(name, StandardCharsets.UTF_8),
                    bytes.getShort(at + 4),
                    bytes.getShort(at + 8),
                    bytes.getShort(at + 10),
                    bytes.getShort(at + 12),
                    bytes.getShort(at + 14),
                    bytes.getInt(at + 38) >>> 16));
            at += 46 + nameLength;
        }
        assertThat(data).as("end of the data").isEqualTo(bytes.getInt(end + 16));
        assertThat(at).as("end of the central directory").isEqualTo(end);
        return new ZipHeaders(entries);
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipBytes;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one pass over a wheel's bytes: digests of the whole file, and CRC, size and RECORD hash of every entry. Holds a
 * few buffers for the file and one for what is inflated, whatever the wheel's size.
 */
final class ContentScan {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final long WIDE = 0xffffffffL;
    /** CRC and two sizes of 4 or 8 bytes, with or without a signature (APPNOTE.TXT 4.3.9). */
    private static final List<Long> DESCRIPTOR_SIZES = List.of(12L, 16L, 20L, 24L);

    private final CentralDirectory zip;
    private final Optional<RecordFile> record;
    private final Findings findings;
    private final DigestingInput input;

    private ContentScan(DigestingInput input, CentralDirectory zip, Optional<RecordFile> record, Findings findings) {
        this.zip = zip;
        this.record = record;
        this.findings = findings;
        this.input = input;
    }

    /**
     * Reads the whole file.
     *
     * @param channel the wheel, at its start
     * @param record what to check the entries against; empty if the wheel has no readable RECORD, which is a fault already
     */
    static Digests run(FileChannel channel, CentralDirectory zip, Optional<RecordFile> record, Findings findings)
            throws IOException, DamageException {
        try (DigestingInput input = new DigestingInput(channel)) {
            return new ContentScan(input, zip, record, findings).run();
        }
    }

    private Digests run() throws IOException, DamageException {
        List<ZipEntryInfo> entries = zip.entries().stream()
                .sorted(Comparator.comparingLong(ZipEntryInfo::offset))
                .toList();
        if (!entries.isEmpty() && entries.get(0).offset() > 0) {
            findings.warn(
                    "the zip does not begin at the file's start", entries.get(0).offset() + " bytes stand before it");
        }
        try (EntryContentCheck content = new EntryContentCheck(findings)) {
            for (int i = 0; i < entries.size(); i++) {
                long end = i + 1 < entries.size() ? entries.get(i + 1).offset() : zip.offset();
                ZipEntryInfo entry = entries.get(i);
                if (entry.offset() < input.position() || entry.offset() + LOCAL_SIZE > end) {
                    findings.refuse("zip entry " + entry.path(), "an overlap with another entry", "a place of its own");
                } else {
                    input.skipTo(entry.offset());
                    check(entry, end, content);
                }
            }
        }
        return input.finish();
    }

    private void check(ZipEntryInfo entry, long end, EntryContentCheck content) throws IOException, DamageException {
        ByteBuffer local = input.take(LOCAL_SIZE);
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        int extraLength = Short.toUnsignedInt(local.getShort(28));
        String field = "zip entry " + entry.path();
        if (local.getInt(0) != LOCAL_SIGNATURE) {
            findings.refuse(field, "no local header", "one at " + entry.offset() + " (damaged zip)");
            return;
        }
        long data = input.position() + nameLength + extraLength;
        if (data + entry.compressedSize() > end) {
            findings.refuse(field, "an overlap with what follows it", "a place of its own");
            return;
        }
        String name = ZipBytes.name(input.take(nameLength).array());
        if (!name.equals(entry.name())) {
            findings.refuse(field, "the name " + name + " in its local header", "the same name in both places");
        }
        input.skipTo(data);
        compare(entry, local, field);
        if (!entry.isReadable()) {
            return; // a fault already
        }
        Optional<RecordFile.Line> line = record.flatMap(file -> file.find(entry.path()));
        content.begin(entry, line);
        input.feed(entry.compressedSize(), content);
        content.end(entry, line);
        long gap = end - input.position();
        if (gap > 0 && !(entry.hasDataDescriptor() && DESCRIPTOR_SIZES.contains(gap))) {
            findings.warn("the zip has bytes that belong to no entry", gap + " after " + entry.path());
        }
    }

    /** A reader that streams the zip, as uv does, goes by the local header: it must not see another wheel than pip. */
    private void compare(ZipEntryInfo entry, ByteBuffer local, String field) {
        long crc = Integer.toUnsignedLong(local.getInt(14));
        long compressedSize = Integer.toUnsignedLong(local.getInt(18));
        long size = Integer.toUnsignedLong(local.getInt(22));
        boolean wide = size == WIDE || compressedSize == WIDE;
        boolean same = crc == entry.crc()
                && (wide || compressedSize == entry.compressedSize())
                && (wide || size == entry.size());
        if (!same && !entry.hasDataDescriptor()) {
            findings.refuse(field, "another CRC or size in its local header", "the same in both places");
        }
    }
}

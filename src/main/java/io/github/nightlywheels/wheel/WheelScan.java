package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.ZipBytes;
import io.github.nightlywheels.wheel.zip.ZipDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one pass over a wheel's bytes: digests of the whole file, and CRC, size and RECORD hash of every member. Holds a
 * few buffers for the file and one for what is inflated, whatever the wheel's size.
 */
final class WheelScan {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final long WIDE = 0xffffffffL;
    /** CRC and two sizes of 4 or 8 bytes, with or without a signature (APPNOTE.TXT 4.3.9). */
    private static final List<Long> DESCRIPTOR_SIZES = List.of(12L, 16L, 20L, 24L);

    private final ZipDirectory zip;
    private final Optional<RecordFile> record;
    private final Findings findings;
    private final DigestingInput input;

    private WheelScan(DigestingInput input, ZipDirectory zip, Optional<RecordFile> record, Findings findings) {
        this.zip = zip;
        this.record = record;
        this.findings = findings;
        this.input = input;
    }

    /**
     * Reads the whole file.
     *
     * @param channel the wheel, at its start
     * @param record what to check the members against; empty if the wheel has no readable RECORD, which is a fault already
     */
    static Digests run(FileChannel channel, ZipDirectory zip, Optional<RecordFile> record, Findings findings)
            throws IOException, DamageException {
        try (DigestingInput input = new DigestingInput(channel)) {
            return new WheelScan(input, zip, record, findings).run();
        }
    }

    private Digests run() throws IOException, DamageException {
        List<ZipEntryInfo> members = zip.members().stream()
                .sorted(Comparator.comparingLong(ZipEntryInfo::offset))
                .toList();
        if (!members.isEmpty() && members.get(0).offset() > 0) {
            findings.warning(
                    "the zip does not begin at the file's start", members.get(0).offset() + " bytes stand before it");
        }
        try (ContentCheck content = new ContentCheck(findings)) {
            for (int i = 0; i < members.size(); i++) {
                long end = i + 1 < members.size() ? members.get(i + 1).offset() : zip.offset();
                ZipEntryInfo member = members.get(i);
                if (member.offset() < input.position() || member.offset() + LOCAL_SIZE > end) {
                    findings.fault("zip entry " + member.path(), "an overlap with another entry", "a place of its own");
                } else {
                    input.skipTo(member.offset());
                    check(member, end, content);
                }
            }
        }
        return input.finish();
    }

    private void check(ZipEntryInfo member, long end, ContentCheck content) throws IOException, DamageException {
        ByteBuffer local = input.take(LOCAL_SIZE);
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        int extraLength = Short.toUnsignedInt(local.getShort(28));
        String field = "zip entry " + member.path();
        if (local.getInt(0) != LOCAL_SIGNATURE) {
            findings.fault(field, "no local header", "one at " + member.offset() + " (damaged zip)");
            return;
        }
        long data = input.position() + nameLength + extraLength;
        if (data + member.compressedSize() > end) {
            findings.fault(field, "an overlap with what follows it", "a place of its own");
            return;
        }
        String name = ZipBytes.name(input.take(nameLength).array());
        if (!name.equals(member.name())) {
            findings.fault(field, "the name " + name + " in its local header", "the same name in both places");
        }
        input.skipTo(data);
        compare(member, local, field);
        if (!member.isReadable()) {
            return; // a fault already
        }
        Optional<RecordFile.Line> line = record.flatMap(file -> file.find(member.path()));
        content.begin(member, line);
        input.feed(member.compressedSize(), content);
        content.end(member, line);
        long gap = end - input.position();
        if (gap > 0 && !(member.hasDataDescriptor() && DESCRIPTOR_SIZES.contains(gap))) {
            findings.warning("the zip has bytes that belong to no entry", gap + " after " + member.path());
        }
    }

    /** A reader that streams the zip, as uv does, goes by the local header: it must not see another wheel than pip. */
    private void compare(ZipEntryInfo member, ByteBuffer local, String field) {
        long crc = Integer.toUnsignedLong(local.getInt(14));
        long compressedSize = Integer.toUnsignedLong(local.getInt(18));
        long size = Integer.toUnsignedLong(local.getInt(22));
        boolean wide = size == WIDE || compressedSize == WIDE;
        boolean same = crc == member.crc()
                && (wide || compressedSize == member.compressedSize())
                && (wide || size == member.size());
        if (!same && !member.hasDataDescriptor()) {
            findings.fault(field, "another CRC or size in its local header", "the same in both places");
        }
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.DataDescriptor;
import io.github.nightlywheels.wheel.zip.LocalHeader;
import io.github.nightlywheels.wheel.zip.LocalHeaderCheck;
import io.github.nightlywheels.wheel.zip.RecordSearch;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one pass over a wheel's bytes: digests of the whole file, and CRC, size and RECORD hash of every entry. Holds a
 * few buffers for the file and one for what is inflated, whatever the wheel's size.
 */
final class ContentScan {
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
            readPrefix(entries.get(0).offset());
        }
        try (EntryContentCheck content = new EntryContentCheck(findings)) {
            for (int i = 0; i < entries.size(); i++) {
                long end = i + 1 < entries.size() ? entries.get(i + 1).offset() : zip.offset();
                ZipEntryInfo entry = entries.get(i);
                if (entry.offset() < input.position() || entry.offset() + LocalHeader.FIXED_SIZE > end) {
                    findings.refuse("zip entry " + entry.path(), "an overlap with another entry", "a place of its own");
                } else {
                    input.skipTo(entry.offset());
                    check(entry, end, content);
                }
            }
        }
        return input.finish();
    }

    private void readPrefix(long length) throws IOException, DamageException {
        RecordSearch search = new RecordSearch();
        input.feed(Math.min(length, zip.offset()), search::accept);
        if (search.hasFound()) {
            findings.refuse("zip", "records of another zip archive before its start", "one archive");
        } else {
            findings.warnThatPypiRefuses(
                    "the zip does not begin at the file's start, which PyPI and uv refuse",
                    length + " bytes stand before it");
        }
    }

    private void check(ZipEntryInfo entry, long end, EntryContentCheck content) throws IOException, DamageException {
        Optional<LocalHeader> header = LocalHeader.parse(input.take(LocalHeader.FIXED_SIZE));
        String field = "zip entry " + entry.path();
        if (header.isEmpty()) {
            findings.refuse(field, "no local header", "one at " + entry.offset() + " (damaged zip)");
            return;
        }
        LocalHeader local = header.get();
        if (entry.offset() + local.length() + entry.compressedSize() > end) {
            findings.refuse(field, "an overlap with what follows it", "a place of its own");
            return;
        }
        LocalHeaderCheck.check(entry, local, input.take(local.nameLength()), input.take(local.extraLength()), findings);
        if (!entry.isReadable()) {
            return; // a fault already
        }
        Optional<RecordFile.Line> line = record.flatMap(file -> file.find(entry.path()));
        content.begin(entry, line);
        input.feed(entry.compressedSize(), content);
        content.end(entry, line);
        readGap(entry, local, end - input.position());
    }

    /** What stands between an entry's data and the next entry: a data descriptor, if the header says so, and no more. */
    private void readGap(ZipEntryInfo entry, LocalHeader local, long gap) throws IOException, DamageException {
        RecordSearch search = new RecordSearch();
        long rest = gap;
        if (local.hasDataDescriptor()) {
            ByteBuffer behind = input.take((int) Math.min(gap, DataDescriptor.LONGEST));
            OptionalInt length = DataDescriptor.find(entry, behind);
            if (length.isEmpty()) {
                findings.refuse(
                        "zip entry " + entry.path(),
                        "no data descriptor with its CRC and sizes",
                        "one, as its local header says");
                return;
            }
            findings.warnThatPypiRefuses(
                    "the zip has data descriptors, with which PyPI refuses a wheel, and uv may", entry.path());
            byte[] afterDescriptor = new byte[behind.limit() - length.getAsInt()];
            behind.duplicate().position(length.getAsInt()).get(afterDescriptor);
            search.accept(afterDescriptor, 0, afterDescriptor.length);
            rest = gap - length.getAsInt();
            input.feed(gap - behind.limit(), search::accept);
        } else {
            input.feed(gap, search::accept);
        }
        if (search.hasFound()) {
            findings.refuse(
                    "zip",
                    "records of a zip in the " + rest + " bytes after " + entry.path(),
                    "entries that the central directory lists, and nothing between them");
        } else if (rest > 0) {
            findings.warnThatPypiRefuses(
                    "the zip has bytes that belong to no entry, with which PyPI and uv refuse a wheel",
                    rest + " after " + entry.path());
        }
    }
}

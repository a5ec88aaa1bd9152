package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Checks the content of one entry after the other against what the central directory and {@code RECORD} say of it, while
 * its bytes stream by. Stops inflating as soon as there is more than was declared, so that a zip bomb costs nothing.
 */
final class EntryContentCheck implements DigestingInput.Sink, AutoCloseable {
    private final Findings findings;
    private final Inflater inflater = new Inflater(true);
    private final byte[] content = new byte[1 << 16];
    private final CRC32 crc = new CRC32();
    private final Map<String, MessageDigest> digests = new HashMap<>();

    private @Nullable MessageDigest digest;
    private boolean deflated;
    private long declaredSize;
    private long size;
    private Optional<String> damage = Optional.empty();

    EntryContentCheck(Findings findings) {
        this.findings = findings;
    }

    void begin(ZipEntryInfo entry, Optional<RecordFile.Line> line) {
        deflated = entry.method() == ZipEntryInfo.DEFLATED;
        declaredSize = entry.size();
        size = 0;
        damage = Optional.empty();
        crc.reset();
        inflater.reset();
        digest = line.flatMap(RecordFile.Line::hash)
                .map(hash -> digests.computeIfAbsent(hash.algorithm(), Digests::newDigest))
                .orElse(null);
        if (digest != null) {
            digest.reset();
        }
    }

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        if (damage.isPresent()) {
            return;
        }
        if (!deflated) {
            update(buffer, offset, length);
            return;
        }
        inflater.setInput(buffer, offset, length);
        try {
            while (damage.isEmpty() && !inflater.finished() && !inflater.needsDictionary()) {
                int inflated = inflater.inflate(content);
                if (inflated == 0 && inflater.needsInput()) {
                    return;
                }
                update(content, 0, inflated);
            }
        } catch (DataFormatException e) {
            damage = Optional.of("deflated data that is damaged");
        }
        if (inflater.getRemaining() > 0 && damage.isEmpty()) {
            damage = Optional.of("more bytes behind the end of the deflated data");
        }
    }

    private void update(byte[] bytes, int offset, int length) {
        size += length;
        if (size > declaredSize) {
            damage = Optional.of("more than " + declaredSize + " bytes");
            return;
        }
        crc.update(bytes, offset, length);
        if (digest != null) {
            digest.update(bytes, offset, length);
        }
    }

    /** Compares what streamed by with what was declared. */
    void end(ZipEntryInfo entry, Optional<RecordFile.Line> line) {
        String field = "zip entry " + entry.path();
        if (damage.isEmpty() && deflated && entry.compressedSize() > 0 && !inflater.finished()) {
            damage = Optional.of("deflated data that is cut");
        } else if (damage.isEmpty() && size != declaredSize) {
            damage = Optional.of(size + " bytes");
        }
        if (damage.isPresent()) {
            findings.refuse(field, damage.get(), declaredSize + " bytes of content (damaged zip)");
            return;
        }
        if (crc.getValue() != entry.crc()) {
            findings.refuse(field, hex(crc.getValue()), hex(entry.crc()) + " (damaged zip)");
        }
        line.ifPresent(expected -> compare(entry.path(), expected));
    }

    private void compare(String path, RecordFile.Line expected) {
        expected.size().stream()
                .filter(declared -> declared != size)
                .forEach(declared -> findings.refuse(
                        "RECORD " + path, size + " bytes in the zip", declared + " bytes as RECORD says"));
        if (expected.hash().isPresent() && digest != null) {
            RecordHash hash = expected.hash().get();
            String actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(hash.digest())) {
                findings.refuse("RECORD " + path, hash.algorithm() + " " + actual, hash.digest() + " as RECORD says");
            }
        }
    }

    private static String hex(long crc) {
        return String.format("CRC-32 %08x", crc);
    }

    @Override
    public void close() {
        inflater.end();
    }
}

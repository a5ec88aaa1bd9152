package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.ExtraFields.Zip64;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an entry's local header with the central directory. pip goes by the directory; a reader that streams the zip, as
 * uv does, goes by the local headers, and PyPI refuses a wheel in which the two are not the same.
 */
public final class LocalHeaderCheck {
    private static final long WIDE = 0xffffffffL;
    private static final int COMPARED_FLAGS = ZipEntryInfo.ENCRYPTED | ZipEntryInfo.DATA_DESCRIPTOR;
    /** The lengths that PyPI knows: nothing, one size, two, with the offset, with the disk. */
    private static final Set<Integer> ZIP64_LENGTHS = Set.of(0, 8, 16, 24, 28);

    private final ZipEntryInfo entry;
    private final LocalHeader local;
    private final Findings findings;
    private final String field;

    private LocalHeaderCheck(ZipEntryInfo entry, LocalHeader local, Findings findings) {
        this.entry = entry;
        this.local = local;
        this.findings = findings;
        this.field = "zip entry " + entry.path();
    }

    /**
     * Compares one header.
     *
     * @param name what stands behind the header's fixed part
     * @param extra what stands behind the name
     */
    public static void check(
            ZipEntryInfo entry, LocalHeader local, ByteBuffer name, ByteBuffer extra, Findings findings)
            throws DamageException {
        LocalHeaderCheck check = new LocalHeaderCheck(entry, local, findings);
        check.checkName(name);
        check.checkFlags();
        ExtraFields fields = ExtraFields.parse(entry.path(), extra);
        fields.refuseAmbiguity(entry, findings);
        if (fields.hasRest()) {
            findings.warnThatPypiRefuses(
                    "the zip has an extra field that is cut off, with which PyPI refuses a wheel", entry.path());
        }
        check.checkSizes(fields.zip64());
    }

    private void checkName(ByteBuffer name) {
        boolean sameEncoding = entry.hasAsciiName() || ((local.flags() ^ entry.flags()) & ZipEntryInfo.UTF_8_NAME) == 0;
        if (!name.equals(entry.rawName())) {
            byte[] bytes = new byte[name.remaining()];
            name.duplicate().get(bytes);
            refuse("the name " + ZipBytes.name(bytes) + " in its local header", "the same name in both places");
        } else if (!sameEncoding) {
            refuse("another encoding of its name in its local header", "the same in both places");
        }
    }

    private void checkFlags() {
        if (local.method() != entry.method() || ((local.flags() ^ entry.flags()) & COMPARED_FLAGS) != 0) {
            refuse("another compression method or flag in its local header", "the same in both places");
        }
    }

    private void checkSizes(Optional<Zip64> zip64) {
        long size = local.size();
        long compressedSize = local.compressedSize();
        if (zip64.isPresent() && !ZIP64_LENGTHS.contains(zip64.get().length())) {
            refuse("a zip64 field of " + zip64.get().length() + " bytes in its local header", "16 bytes");
            return;
        }
        if (zip64.isPresent()) {
            boolean needed = size == WIDE || compressedSize == WIDE;
            Zip64 wide = zip64.get();
            if (!needed && wide.length() == Long.BYTES) {
                // What `wheel tags` copies there is the offset of the entry in the old wheel (pypa/wheel#692).
                findings.warnThatPypiRefuses(
                        "the zip has local zip64 fields as `wheel tags` before wheel 0.48.0 wrote them, which PyPI and uv"
                                + " refuse; tag the wheel again with wheel 0.48.0",
                        entry.path());
            } else if (!needed || size == WIDE) {
                size = wide.number(0).orElse(size);
                compressedSize =
                        wide.number(1).orElse(entry.method() == ZipEntryInfo.STORED && needed ? size : compressedSize);
            } else {
                compressedSize =
                        wide.number(wide.length() == Long.BYTES ? 0 : 1).orElse(compressedSize);
            }
        }
        boolean same = isSame(local.crc(), entry.crc())
                && isSame(size, entry.size())
                && isSame(compressedSize, entry.compressedSize());
        if (!same) {
            refuse("another CRC or size in its local header", "the same in both places");
        }
    }

    private boolean isSame(long there, long inDirectory) {
        return there == inDirectory || (local.hasDataDescriptor() && there == 0);
    }

    private void refuse(String found, String expected) {
        findings.refuse(field, found, expected);
    }
}

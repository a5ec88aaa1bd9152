package io.github.nightlywheels.wheel.zip;

import java.util.Set;

/**
 * Looks for the records of a zip in bytes that belong to none: another archive, or an entry that the central directory does
 * not list, which some readers find and others do not.
 */
public final class RecordSearch {
    /** Local header, central header, end of central directory, its zip64 form, and the locator of that. */
    private static final Set<Integer> SIGNATURES = Set.of(0x504b0304, 0x504b0102, 0x504b0506, 0x504b0606, 0x504b0607);

    private int last;
    private boolean found;

    /** Takes the next bytes. */
    public void accept(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            last = last << Byte.SIZE | bytes[at] & 0xff;
            found |= (last >>> 16) == 0x504b && SIGNATURES.contains(last);
        }
    }

    /** Whether there was such a record in what was taken so far. */
    public boolean hasFound() {
        return found;
    }
}

package io.github.nightlywheels.frontend;

import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;

/** The line that says how much is about to be checked. */
public final class CheckWords {
    private static final long MUCH = 100_000_000;

    private CheckWords() {}

    /** Whether the check of so many bytes takes long enough for a line to be kept. */
    public static boolean isMuch(long bytes) {
        return bytes >= MUCH;
    }

    /** The line. */
    public static String of(int files, long bytes) {
        return "Checking " + Plural.of(files, "wheel") + " (" + ByteSize.of(bytes) + ")";
    }
}

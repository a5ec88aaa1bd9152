package io.github.nightlywheels.text;

import java.util.List;
import java.util.Locale;

/** Writes numbers of bytes as people read them: in decimal units. */
public final class ByteSize {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");

    private ByteSize() {}

    /** Such as {@code 999 B}, {@code 1.5 kB} or {@code 12.0 MB}. */
    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}

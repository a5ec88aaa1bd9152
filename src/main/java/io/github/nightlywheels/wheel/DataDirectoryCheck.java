package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a wheel's {@code .data} directory ("Binary distribution format" specification, section "The .data directory"). pip
 * installs from every directory at the top with that suffix and fails on what it cannot place; uv installs from the one that
 * is called after the {@code .dist-info} directory, and leaves others where they are.
 */
final class DataDirectoryCheck {
    private static final String SUFFIX = ".data";
    private static final Set<String> KEYS = new TreeSet<>(Set.of("purelib", "platlib", "headers", "scripts", "data"));

    private DataDirectoryCheck() {}

    static void check(CentralDirectory zip, DistInfoDirectory info, CoreMetadata metadata, Findings findings) {
        Set<String> names = new TreeSet<>();
        for (ZipEntryInfo entry : zip.entries()) {
            String[] segments = entry.path().split("/", 3);
            if (segments[0].endsWith(SUFFIX) && !entry.isDirectory()) {
                names.add(segments[0]);
                checkFile(entry.path(), segments, findings);
            }
        }
        names.forEach(name -> checkName(name, info, metadata, findings));
    }

    private static void checkName(String name, DistInfoDirectory info, CoreMetadata metadata, Findings findings) {
        String prefix = name.substring(0, name.length() - SUFFIX.length());
        if (!DistInfoDirectory.isNameOf(metadata, prefix)) {
            findings.refuse(SUFFIX + " directory", name, info.prefix() + SUFFIX);
        } else if (!prefix.equals(info.prefix())) {
            findings.warn("uv does not install from a .data directory that is spelled otherwise than .dist-info", name);
        }
    }

    private static void checkFile(String path, String[] segments, Findings findings) {
        if (segments.length < 3) {
            findings.refuse("zip entry " + path, "a file directly in .data", "a place in " + String.join(", ", KEYS));
        } else if (!KEYS.contains(segments[1])) {
            findings.refuse("zip entry " + path, "the key " + segments[1] + " in .data", String.join(", ", KEYS));
        }
    }
}

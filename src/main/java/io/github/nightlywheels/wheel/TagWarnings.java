package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Warns of a filename that says more or less than it should of where the wheel runs, one sentence for each kind. */
final class TagWarnings {
    private static final Pattern NATIVE =
            Pattern.compile(".*\\.(?:so(?:\\.[0-9]+)*|pyd|dll|dylib)", Pattern.CASE_INSENSITIVE);

    /** For these there was no manylinux for long. */
    private static final Set<String> TAKEN_BY_PYPI = Set.of("linux_armv6l", "linux_armv7l");

    private TagWarnings() {}

    static void check(WheelFilename filename, CentralDirectory zip, Findings findings) {
        if (Arrays.asList(filename.tags().platform().split("\\.", -1)).contains("any")) {
            zip.entries().stream()
                    .map(ZipEntryInfo::path)
                    .filter(path -> NATIVE.matcher(path).matches())
                    .forEach(path -> findings.warn("the filename says any platform, but there is native code", path));
        }
        for (String platform : filename.tags().platform().split("\\.", -1)) {
            if (platform.startsWith("linux_")) {
                boolean isTaken = TAKEN_BY_PYPI.contains(platform);
                findings.warn(
                        "the platform tag does not say which Linux systems the wheel runs on"
                                + (isTaken ? "" : ", and PyPI refuses it") + "; let auditwheel set it",
                        platform);
            }
        }
        String version = filename.version().normalized();
        if (version.contains("+")) {
            findings.warn("the version has a local part, with which PyPI refuses a wheel", version);
        }
    }
}

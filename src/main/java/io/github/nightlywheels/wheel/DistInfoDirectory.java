package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A wheel's {@code .dist-info} directory ("Binary distribution format" specification, section "The .dist-info directory").
 *
 * @param directory its name, without a slash
 */
record DistInfoDirectory(String directory) {
    private static final String SUFFIX = ".dist-info";
    private static final Set<String> SIGNATURES = Set.of("RECORD.jws", "RECORD.p7s");

    /** The only one at the top of the wheel; none or several are a fault. */
    static Optional<DistInfoDirectory> find(CentralDirectory zip, Findings findings) {
        Set<String> directories = new TreeSet<>();
        for (ZipEntryInfo entry : zip.entries()) {
            int slash = entry.path().indexOf('/');
            if (slash > 0 && entry.path().startsWith(SUFFIX, slash - SUFFIX.length())) {
                directories.add(entry.path().substring(0, slash));
            }
        }
        if (directories.size() == 1) {
            return Optional.of(new DistInfoDirectory(directories.iterator().next()));
        }
        findings.refuse(
                SUFFIX + " directory",
                directories.isEmpty() ? "none" : String.join(" and ", directories),
                "one at the top of the wheel");
        return Optional.empty();
    }

    /** The path of one of its files. */
    String path(String file) {
        return directory + "/" + file;
    }

    /** Whether RECORD need not list this file: itself and its signatures. */
    boolean mayBeUnlisted(String path) {
        return path.equals(path("RECORD")) || SIGNATURES.stream().anyMatch(file -> path.equals(path(file)));
    }

    /** Whether the directory is called after this name and version, in any spelling of the two. */
    boolean isCalledAfter(CoreMetadata metadata) {
        String nameAndVersion = directory.substring(0, directory.length() - SUFFIX.length());
        List<Version> version = Version.find(metadata.version()).stream().toList();
        for (int dash = nameAndVersion.indexOf('-'); dash >= 0; dash = nameAndVersion.indexOf('-', dash + 1)) {
            ProjectName name = new ProjectName(nameAndVersion.substring(0, dash));
            if (name.normalized().equals(metadata.name().normalized())
                    && WheelFilename.unescape(nameAndVersion.substring(dash + 1))
                            .containsAll(version)) {
                return true;
            }
        }
        return false;
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A wheel's {@code .dist-info} directory ("Binary distribution format" specification, section "The .dist-info directory").
 *
 * @param name its name, without a slash
 */
record DistInfoDirectory(String name) {
    private static final String SUFFIX = ".dist-info";
    private static final Set<String> SIGNATURES = Set.of("RECORD.jws", "RECORD.p7s");

    /** The only one at the top of the wheel, as pip finds it; none or several are a fault. */
    static Optional<DistInfoDirectory> find(CentralDirectory zip, Findings findings) {
        Set<String> names = new TreeSet<>(zip.topLevelNames());
        names.removeIf(name -> !name.endsWith(SUFFIX));
        if (names.size() == 1) {
            return Optional.of(new DistInfoDirectory(names.iterator().next()));
        }
        findings.refuse(
                SUFFIX + " directory",
                names.isEmpty() ? "none" : String.join(" and ", names),
                "one at the top of the wheel");
        return Optional.empty();
    }

    /** The path of one of its files. */
    String path(String file) {
        return name + "/" + file;
    }

    /** Whether RECORD need not list this file: itself and its signatures. */
    boolean mayBeUnlisted(String path) {
        return path.equals(path("RECORD")) || SIGNATURES.stream().anyMatch(file -> path.equals(path(file)));
    }

    /**
     * Checks that the directory is called after the project and its version. Once it is installed, every run of pip reads
     * both from this name, and fails if what stands behind the first {@code -} is no version.
     */
    void checkName(CoreMetadata metadata, Findings findings) {
        if (!isNameOf(metadata, prefix())) {
            String version = Version.parse(metadata.version()).normalized();
            String project = metadata.name().normalized().replace('-', '_');
            findings.refuse(SUFFIX + " directory", name, project + "-" + version + SUFFIX + ", after METADATA");
        }
    }

    /** {@code name-version}. */
    String prefix() {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Whether a directory's {@code name-version} is that of the project, in any spelling of the two. */
    static boolean isNameOf(CoreMetadata metadata, String nameAndVersion) {
        int dash = nameAndVersion.indexOf('-');
        return dash > 0
                && new ProjectName(nameAndVersion.substring(0, dash))
                        .normalized()
                        .equals(metadata.name().normalized())
                && Version.find(nameAndVersion.substring(dash + 1)).equals(Version.find(metadata.version()));
    }
}

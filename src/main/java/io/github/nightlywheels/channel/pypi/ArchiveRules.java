package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.PrintableText;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.text.FirstFew;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What PyPI refuses of the files in a wheel, their names and their sizes ({@code pypi-upload-api.md} section 1.6). What it
 * refuses of the zip around them is found where wheels are read.
 */
final class ArchiveRules {
    private static final String DIST_INFO = ".dist-info";
    private static final long HARMLESS_CONTENT = 64L << 20;
    private static final int LARGEST_RATIO = 50;
    private static final int MOST_NAMED = 3;

    /**
     * Before this version, License-File was a field of setuptools alone, whose files lay elsewhere, and the form has none
     * ({@code pypi-upload-api.md} section 1.4), so that PyPI looks for no file.
     */
    private static final Version FIRST_WITH_LICENSE_FILES = Version.parse("2.4");

    private final Wheel wheel;
    private final CentralDirectory zip;
    private final List<WheelFault> faults = new ArrayList<>();

    private ArchiveRules(Wheel wheel, CentralDirectory zip) {
        this.wheel = wheel;
        this.zip = zip;
    }

    /** Everything in the archive of a wheel, which is no source distribution, that breaks the rules. */
    static List<WheelFault> check(Wheel wheel, HeaderFile metadata) {
        ArchiveRules rules = new ArchiveRules(wheel, readDirectory(wheel));
        String distInfo = rules.distInfo();
        rules.checkSpelling(distInfo);
        rules.checkLicenses(distInfo, metadata);
        rules.checkRatio();
        return rules.faults;
    }

    private static CentralDirectory readDirectory(Wheel wheel) {
        try (FileChannel channel = FileChannel.open(wheel.path(), StandardOpenOption.READ)) {
            return CentralDirectory.read(channel, new Findings(wheel.path()));
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(wheel.path(), e), e);
        } catch (DamageException e) {
            throw new FailureException(new WheelFailure.Changed(wheel.filename().text()), e);
        }
    }

    private String distInfo() {
        return zip.topLevelNames().stream()
                .filter(name -> name.endsWith(DIST_INFO))
                .findFirst()
                .orElseThrow(() -> new FailureException(
                        new WheelFailure.Changed(wheel.filename().text())));
    }

    /** PyPI looks for the directory that the filename names, and takes no other spelling of the project or the version. */
    private void checkSpelling(String distInfo) {
        String version = "-" + wheel.filename().version().text() + DIST_INFO;
        String named = wheel.filename().distribution() + version;
        String normalized = wheel.metadata().name().normalized().replace('-', '_') + version;
        // Where the two differ, the filename is the fault, and the directory may be right once the file is renamed.
        if (!distInfo.equals(named) && !distInfo.equals(normalized)) {
            fault(DIST_INFO + " directory", distInfo, normalized);
        }
    }

    private void checkLicenses(String distInfo, HeaderFile metadata) {
        boolean hasLicenseFiles = Version.find(wheel.metadata().metadataVersion())
                .filter(version -> version.compareTo(FIRST_WITH_LICENSE_FILES) >= 0)
                .isPresent();
        if (!hasLicenseFiles) {
            return;
        }
        String directory = distInfo + "/licenses";
        List<String> missing = metadata.all("License-File").stream()
                .filter(path -> !PypiRules.leavesItsDirectory(path)) // has a fault of its own
                .filter(path -> zip.find(directory + "/" + path).isEmpty())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            fault(
                    metadata.name() + " License-File",
                    FirstFew.of(missing, MOST_NAMED),
                    "only paths of files in " + directory);
        }
    }

    private void checkRatio() {
        double content = zip.entries().stream().mapToDouble(ZipEntryInfo::size).sum();
        double ratio = content / wheel.digests().size();
        if (content > HARMLESS_CONTENT && ratio > LARGEST_RATIO) {
            fault(
                    "content",
                    String.format("%.0f times the size of the file", ratio),
                    "at most " + LARGEST_RATIO + " times");
        }
    }

    private void fault(String field, String found, String expected) {
        faults.add(new WheelFault(wheel.path(), field, PrintableText.of(found), PrintableText.of(expected)));
    }
}

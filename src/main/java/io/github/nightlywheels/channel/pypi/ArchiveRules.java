package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.pypi.upload.FormFields;
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
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What PyPI refuses of the files in a wheel or a source distribution, their names and their sizes ({@code pypi-upload-api.md}
 * section 1.6). What it refuses of the archive around them is found where they are read.
 */
final class ArchiveRules {
    private static final String DIST_INFO = ".dist-info";
    private static final long HARMLESS_CONTENT = 64L << 20;
    private static final int LARGEST_RATIO = 50;
    private static final int MOST_NAMED = 3;

    private final Wheel wheel;
    private final HeaderFile metadata;
    private final List<WheelFault> faults = new ArrayList<>();

    private ArchiveRules(Wheel wheel, HeaderFile metadata) {
        this.wheel = wheel;
        this.metadata = metadata;
    }

    /** Everything in the archive that breaks the rules. */
    static List<WheelFault> check(Wheel wheel, HeaderFile metadata) {
        ArchiveRules rules = new ArchiveRules(wheel, metadata);
        if (wheel.isSource()) {
            rules.checkSource(Set.copyOf(wheel.readEntryNames()));
        } else {
            rules.checkWheel(readDirectory(wheel));
        }
        return rules.faults;
    }

    private void checkWheel(CentralDirectory zip) {
        String distInfo = distInfo(zip);
        checkSpelling(distInfo);
        checkLicenses(distInfo + "/licenses", path -> zip.find(path).isPresent());
        checkRatio(zip);
    }

    /** PyPI looks for files by their names as they stand in the archive, where one may also begin with {@code ./}. */
    private void checkSource(Set<String> names) {
        String top = names.stream()
                .map(name -> name.replaceFirst("^(\\./+)+", "").split("/", 2)[0])
                .filter(name -> !name.equals("pax_global_header"))
                .findFirst()
                .orElse("");
        String expected = top + "/" + metadata.name();
        if (!names.contains(expected)) {
            fault("tar", "no file with the name " + expected, "one, not with ./ before it");
        }
        checkLicenses(top, names::contains);
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

    private String distInfo(CentralDirectory zip) {
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

    /** Before Metadata-Version 2.4, License-File was a field of setuptools alone, and the form has none. */
    private void checkLicenses(String directory, Predicate<String> isThere) {
        List<String> missing = FormFields.sent(metadata, "License-File").stream()
                .filter(path -> !MetadataRules.isOdd(path)) // has a fault of its own
                .filter(path -> !isThere.test(directory + "/" + path))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            fault(
                    metadata.name() + " License-File",
                    FirstFew.of(missing, MOST_NAMED),
                    "only paths of files in " + directory);
        }
    }

    private void checkRatio(CentralDirectory zip) {
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

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.PythonText;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import io.github.nightlywheels.wheel.zip.ZipEntryStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Reads and checks what a wheel says of itself: {@code METADATA}, {@code WHEEL} and {@code entry_points.txt}. */
final class InfoFiles {
    /** The most bytes of one such file. The largest real ones have some 500 KiB. */
    static final int LARGEST = 8 << 20;

    private final FileChannel channel;
    private final CentralDirectory zip;
    private final DistInfoDirectory info;
    private final Optional<WheelFilename> filename;
    private final Findings findings;

    InfoFiles(
            FileChannel channel,
            CentralDirectory zip,
            DistInfoDirectory info,
            Optional<WheelFilename> filename,
            Findings findings) {
        this.channel = channel;
        this.zip = zip;
        this.info = info;
        this.filename = filename;
        this.findings = findings;
    }

    /** Checks them all; the core metadata, unless they have a fault that leaves no name or no version. */
    Optional<CoreMetadata> check() throws IOException {
        Optional<CoreMetadata> metadata = headers("METADATA").flatMap(file -> CoreMetadata.of(file, findings));
        metadata.ifPresent(core -> {
            if (filename.isEmpty() || agrees(filename.get(), core)) {
                info.checkName(core, findings);
            }
            DataDirectoryCheck.check(zip, info, core, findings);
        });
        headers("WHEEL").ifPresent(file -> WheelFileCheck.check(file, filename, findings));
        checkEntryPoints();
        return metadata;
    }

    private boolean agrees(WheelFilename name, CoreMetadata metadata) {
        boolean sameName = new ProjectName(name.distribution())
                .normalized()
                .equals(metadata.name().normalized());
        if (!sameName) {
            findings.refuse("METADATA Name", metadata.name().text(), name.distribution() + ", as in the filename");
        }
        boolean sameVersion = Version.find(metadata.version()).equals(Optional.of(name.version()));
        if (!sameVersion) {
            findings.refuse("METADATA Version", metadata.version(), name.version() + ", as in the filename");
        }
        return sameName && sameVersion;
    }

    private Optional<HeaderFile> headers(String file) throws IOException {
        Optional<ZipEntryInfo> entry = zip.find(info.path(file));
        if (entry.isEmpty()) {
            findings.refuse(file, "nothing in " + info.name(), "a file");
            return Optional.empty();
        }
        try {
            return Optional.of(HeaderFile.parse(file, ZipEntryStream.read(channel, entry.get(), LARGEST)));
        } catch (DamageException damage) {
            findings.refuse(damage);
            return Optional.empty();
        }
    }

    private void checkEntryPoints() throws IOException {
        String file = "entry_points.txt";
        Optional<ZipEntryInfo> entry = zip.find(info.path(file));
        try {
            if (entry.isPresent()) {
                EntryPointsCheck.check(
                        PythonText.decode(file, ZipEntryStream.read(channel, entry.get(), LARGEST)), findings);
            }
        } catch (DamageException damage) {
            findings.refuse(damage);
        }
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import io.github.nightlywheels.wheel.zip.EntryRules;
import io.github.nightlywheels.wheel.zip.ZipDirectory;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import io.github.nightlywheels.wheel.zip.ZipEntryStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Reads wheels and refuses those that are damaged or dangerous, with everything that is wrong with them. What pip installs
 * is not refused for a habit of the tool that built it: that is an {@linkplain Wheel#oddities() oddity} at most.
 */
public final class WheelReader {
    /** The largest real ones have some 500 KiB. */
    private static final int LARGEST_METADATA = 8 << 20;

    private static final long LARGEST_RECORD = 64 << 20;

    private final Path path;
    private final Findings findings;
    private final Optional<WheelFilename> filename;

    private WheelReader(Path path) {
        this.path = path;
        this.findings = new Findings(path);
        this.filename = WheelFilename.parse(String.valueOf(path.getFileName()), findings);
    }

    /**
     * Reads and checks one wheel; its bytes once, apart from a few small pieces.
     *
     * @throws FailureException {@link WheelFailure.BadWheels} with every fault of the wheel, or
     *     {@link WheelFailure.Unreadable} if there is no such file or it cannot be read
     */
    public static Wheel read(Path path) {
        return inspect(path).wheelOrThrow();
    }

    /**
     * Reads and checks wheels, as many at once as there are processors.
     *
     * @return one per path, in the same order
     * @throws FailureException {@link WheelFailure.BadWheels} with every fault of all bad wheels, or
     *     {@link WheelFailure.Unreadable} if one cannot be read and no other is bad
     */
    public static List<Wheel> readAll(Collection<Path> paths) {
        return ReadResult.allWheelsOrThrow(inspectAll(paths));
    }

    static List<ReadResult> inspectAll(Collection<Path> paths) {
        int threads = Math.max(1, Math.min(paths.size(), Runtime.getRuntime().availableProcessors()));
        try (ParallelRunner tasks = new ParallelRunner(threads)) {
            return tasks.each(paths, WheelReader::inspect);
        }
    }

    static ReadResult inspect(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new WheelReader(path).inspect(channel);
        } catch (IOException e) {
            return ReadResult.unreadable(new FailureException(IoErrors.unreadable(path, e), e));
        }
    }

    /** The content of {@code METADATA}, of a wheel that need not have been checked. */
    static byte[] readMetadataFile(Path path) throws IOException, DamageException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Findings ignored = new Findings(path);
            ZipDirectory zip = ZipDirectory.read(channel, ignored);
            Optional<ZipEntryInfo> member =
                    DistInfo.find(zip, ignored).flatMap(info -> zip.find(info.path("METADATA")));
            if (member.isEmpty()) {
                throw new DamageException("METADATA", "nothing", "a file");
            }
            return ZipEntryStream.read(channel, member.get(), LARGEST_METADATA);
        }
    }

    private ReadResult inspect(FileChannel channel) throws IOException {
        Optional<CoreMetadata> metadata = Optional.empty();
        Optional<Digests> digests = Optional.empty();
        try {
            ZipDirectory zip = ZipDirectory.read(channel, findings);
            boolean honest = EntryRules.check(zip, channel.size(), findings);
            Optional<DistInfo> info = DistInfo.find(zip, findings);
            Optional<RecordFile> record = Optional.empty();
            if (info.isPresent()) {
                metadata = readMetadata(channel, zip, info.get());
                readWheelMetadata(channel, zip, info.get());
                record = readRecord(channel, zip, info.get());
            }
            if (honest) {
                digests = Optional.of(WheelScan.run(channel, zip, record, findings));
            }
        } catch (DamageException damage) {
            findings.fault(damage);
        }
        if (filename.isPresent() && metadata.isPresent() && digests.isPresent()) {
            Wheel wheel = new Wheel(path, filename.get(), metadata.get(), digests.get(), findings.oddities());
            return ReadResult.of(findings, wheel);
        }
        return ReadResult.of(findings);
    }

    private Optional<CoreMetadata> readMetadata(FileChannel channel, ZipDirectory zip, DistInfo info)
            throws IOException {
        Optional<CoreMetadata> metadata =
                readFile(channel, zip, info, "METADATA").flatMap(file -> CoreMetadata.of(file, findings));
        metadata.ifPresent(core -> {
            filename.ifPresent(name -> compare(name, core));
            if (!info.isCalledAfter(core)) {
                findings.fault(
                        ".dist-info directory",
                        info.directory(),
                        "one called after " + core.name() + " " + core.version() + ", as METADATA says");
            }
        });
        return metadata;
    }

    private void compare(WheelFilename name, CoreMetadata metadata) {
        if (!new ProjectName(name.distribution())
                .normalized()
                .equals(metadata.name().normalized())) {
            findings.fault("METADATA Name", metadata.name().text(), name.distribution() + ", as in the filename");
        }
        if (!Version.find(metadata.version()).filter(name::canMean).isPresent()) {
            findings.fault("METADATA Version", metadata.version(), name.version() + ", as in the filename");
        }
    }

    private void readWheelMetadata(FileChannel channel, ZipDirectory zip, DistInfo info) throws IOException {
        readFile(channel, zip, info, "WHEEL").ifPresent(file -> WheelFileCheck.check(file, filename, findings));
    }

    private Optional<HeaderFile> readFile(FileChannel channel, ZipDirectory zip, DistInfo info, String file)
            throws IOException {
        Optional<ZipEntryInfo> member = zip.find(info.path(file));
        if (member.isEmpty()) {
            findings.fault(file, "nothing in " + info.directory(), "a file");
            return Optional.empty();
        }
        try {
            return Optional.of(HeaderFile.parse(ZipEntryStream.read(channel, member.get(), LARGEST_METADATA)));
        } catch (DamageException damage) {
            findings.fault(damage);
            return Optional.empty();
        }
    }

    private Optional<RecordFile> readRecord(FileChannel channel, ZipDirectory zip, DistInfo info) throws IOException {
        Optional<ZipEntryInfo> member = zip.find(info.path("RECORD"));
        if (member.isEmpty()) {
            findings.fault("RECORD", "nothing in " + info.directory(), "a file");
            return Optional.empty();
        }
        Set<String> paths = zip.members().stream().map(ZipEntryInfo::path).collect(Collectors.toSet());
        try (InputStream content = ZipEntryStream.open(channel, member.get(), LARGEST_RECORD)) {
            RecordFile record = RecordFile.read(content, paths, findings);
            zip.members().stream()
                    .filter(file -> !file.isDirectory() && !info.mayBeUnlisted(file.path()))
                    .forEach(file -> checkListed(record, file.path()));
            return Optional.of(record);
        } catch (DamageException damage) {
            findings.fault(damage);
        } catch (ZipException | EOFException e) {
            findings.fault("RECORD", "data that cannot be decompressed", "its content (damaged zip)");
        }
        return Optional.empty();
    }

    private void checkListed(RecordFile record, String file) {
        Optional<RecordFile.Line> line = record.find(file);
        if (line.isEmpty()) {
            findings.fault("RECORD " + file, "no line for this file", "one");
        } else if (line.get().hash().isEmpty()) {
            findings.oddity("RECORD has no hash that can be checked for a file", file);
        }
    }
}

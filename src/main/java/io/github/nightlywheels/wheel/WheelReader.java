package io.github.nightlywheels.wheel;

import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.zip.CentralDirectory;
import io.github.nightlywheels.wheel.zip.EntryRules;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import io.github.nightlywheels.wheel.zip.ZipEntryStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
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
 * is not refused for a habit of the tool that built it: that is an {@linkplain Wheel#warnings() warning} at most.
 */
public final class WheelReader {
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
        Optional<WheelFault> source = SourceDistribution.faultOf(path);
        if (source.isPresent()) {
            return ReadResult.refused(source.get());
        }
        if (SdistReader.isOne(path)) {
            return SdistReader.inspect(path);
        }
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
            CentralDirectory zip = CentralDirectory.read(channel, ignored);
            Optional<ZipEntryInfo> entry =
                    DistInfoDirectory.find(zip, ignored).flatMap(info -> zip.find(info.path("METADATA")));
            if (entry.isEmpty()) {
                throw new DamageException("METADATA", "nothing", "a file");
            }
            return ZipEntryStream.read(channel, entry.get(), InfoFiles.LARGEST);
        }
    }

    private ReadResult inspect(FileChannel channel) throws IOException {
        Optional<CoreMetadata> metadata = Optional.empty();
        Optional<Digests> digests = Optional.empty();
        try {
            CentralDirectory zip = CentralDirectory.read(channel, findings);
            boolean honest = EntryRules.check(zip, channel.size(), findings);
            Optional<DistInfoDirectory> info = DistInfoDirectory.find(zip, findings);
            Optional<RecordFile> record = Optional.empty();
            if (info.isPresent()) {
                metadata = new InfoFiles(channel, zip, info.get(), filename, findings).check();
                record = readRecord(channel, zip, info.get());
            }
            filename.ifPresent(name -> TagWarnings.check(name, zip, findings));
            if (honest) {
                digests = Optional.of(ContentScan.run(channel, zip, record, findings));
            }
        } catch (DamageException damage) {
            findings.refuse(damage);
        }
        if (filename.isPresent() && metadata.isPresent() && digests.isPresent()) {
            Wheel wheel = new Wheel(
                    path, filename.get(), metadata.get(), digests.get(), findings.warnings(), findings.refusedByPypi());
            return ReadResult.of(findings, wheel);
        }
        return ReadResult.of(findings);
    }

    private Optional<RecordFile> readRecord(FileChannel channel, CentralDirectory zip, DistInfoDirectory info)
            throws IOException {
        Optional<ZipEntryInfo> entry = zip.find(info.path("RECORD"));
        if (entry.isEmpty()) {
            findings.refuse("RECORD", "nothing in " + info.name(), "a file");
            return Optional.empty();
        }
        Set<String> paths = zip.entries().stream().map(ZipEntryInfo::path).collect(Collectors.toSet());
        try (InputStream content = ZipEntryStream.open(channel, entry.get(), LARGEST_RECORD)) {
            RecordFile record = RecordFile.read(content, paths, findings);
            zip.entries().stream()
                    .filter(file -> !file.isDirectory() && !info.mayBeUnlisted(file.path()))
                    .forEach(file -> checkListed(record, file.path()));
            return Optional.of(record);
        } catch (DamageException damage) {
            findings.refuse(damage);
        } catch (CharacterCodingException e) {
            findings.refuse("RECORD", "bytes that are not UTF-8", "UTF-8");
        } catch (ZipException | EOFException e) {
            findings.refuse("RECORD", "data that cannot be decompressed", "its content (damaged zip)");
        }
        return Optional.empty();
    }

    private void checkListed(RecordFile record, String file) {
        Optional<RecordFile.Line> line = record.find(file);
        if (line.isEmpty()) {
            findings.refuse("RECORD " + file, "no line for this file", "one");
        } else if (line.get().hash().isEmpty()) {
            findings.warn("RECORD has no hash that can be checked for a file", file);
        }
    }
}

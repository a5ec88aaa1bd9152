package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A local wheel, or a source distribution, that passed every check.
 *
 * @param path where it lies
 * @param filename its name, taken apart
 * @param metadata its core metadata, without the description, which is read again when it is needed
 * @param digests of the whole file, computed by the same read that checked it
 * @param warnings what is unusual but harmless, one sentence each, to be shown
 * @param refusedByPypi those of the warnings that are of something in the archive that PyPI refuses
 */
public record Wheel(
        Path path,
        WheelFilename filename,
        CoreMetadata metadata,
        Digests digests,
        List<String> warnings,
        List<String> refusedByPypi) {
    public Wheel {
        warnings = List.copyOf(warnings);
        refusedByPypi = List.copyOf(refusedByPypi);
    }

    /** Whether it is a source distribution, which is published in the same way, and no wheel. */
    public boolean isSource() {
        return filename.isSource();
    }

    /** The projects of these wheels, each once. */
    public static List<ProjectName> projects(List<Wheel> wheels) {
        return wheels.stream().map(wheel -> wheel.metadata().name()).distinct().toList();
    }

    /**
     * Reads the whole file again.
     *
     * @throws FailureException {@link WheelFailure.Changed} if it is not what it was when it was checked, or
     *     {@link WheelFailure.Unreadable}
     */
    public void requireUnchanged() {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
                DigestingInput input = new DigestingInput(file)) {
            if (file.size() != digests.size() || !input.finish().equals(digests)) {
                throw new FailureException(new WheelFailure.Changed(filename.text()));
            }
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(path, e), e);
        } catch (DamageException e) {
            throw new FailureException(new WheelFailure.Changed(filename.text()), e);
        }
    }

    /**
     * Reads the whole file again for a digest that few need.
     *
     * @param algorithm one that every Java runtime has, such as {@code SHA-512}
     * @return lower-case hexadecimal
     * @throws FailureException {@link WheelFailure.Unreadable}
     */
    public String digest(String algorithm) {
        try {
            return Digests.of(path, Digests.newDigest(algorithm));
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(path, e), e);
        }
    }

    /**
     * Reads {@code METADATA} again, byte for byte: what an index serves as {@code .metadata} file (PEP 658).
     *
     * @throws FailureException {@link WheelFailure.Changed} if the wheel is not what it was when it was checked, or
     *     {@link WheelFailure.Unreadable}
     */
    public byte[] readMetadataFile() {
        try {
            return isSource() ? SdistReader.readMetadataFile(path) : WheelReader.readMetadataFile(path);
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(path, e), e);
        } catch (DamageException e) {
            throw new FailureException(new WheelFailure.Changed(filename.text()), e);
        }
    }

    /**
     * Reads the names of its files again, as they stand in the archive, and those of the directories of a source distribution.
     *
     * @throws FailureException {@link WheelFailure.Unreadable}, or of a source distribution {@link WheelFailure.Changed}
     */
    public List<String> readEntryNames() {
        return isSource() ? readSourceNames() : readWheelNames();
    }

    private List<String> readSourceNames() {
        try {
            return SdistReader.readEntryNames(path);
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(path, e), e);
        } catch (DamageException e) {
            throw new FailureException(new WheelFailure.Changed(filename.text()), e);
        }
    }

    private List<String> readWheelNames() {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(path, e), e);
        }
    }

    /**
     * Reads its core metadata again, with the description, which is most often the README.
     *
     * @throws FailureException {@link WheelFailure.Changed} if the wheel is not what it was when it was checked, or
     *     {@link WheelFailure.Unreadable}
     */
    public HeaderFile readHeaders() {
        try {
            return HeaderFile.parse(isSource() ? SdistReader.METADATA : "METADATA", readMetadataFile());
        } catch (DamageException e) {
            throw new FailureException(new WheelFailure.Changed(filename.text()), e);
        }
    }

    /**
     * Reads the project's description, most often its README.
     *
     * @return {@code ""} if it has none
     * @throws FailureException as {@link #readHeaders} does
     */
    public String readDescription() {
        return readHeaders().description();
    }
}

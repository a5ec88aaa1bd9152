package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The wheels that lie in a project's directory, named by a page or not. */
final class ProjectFiles {
    private static final Pattern CONTENT_DIRECTORY = Pattern.compile("[0-9a-f]{16}");
    private static final String METADATA = ".metadata";

    private final Path directory;
    private final DurableFiles disk;

    ProjectFiles(Path directory, DurableFiles disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** Where a wheel lies, or will lie, below the directory. */
    static String locationOf(Wheel wheel) {
        return IndexedFile.directoryOf(wheel.digests().sha256()) + "/"
                + wheel.filename().text();
    }

    /** What lies where the index says that a file lies. */
    enum FileState {
        HELD,
        ABSENT,
        DAMAGED
    }

    /**
     * Whether the file lies where the index says. Its hash is not computed again: the path holds it, the content was
     * compared with it before it came there, and pip compares it once more; reading gigabytes to say so would make every
     * look at the channel as slow as a publication.
     */
    FileState state(IndexedFile file) throws IOException {
        Path path = directory.resolve(file.location());
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.isRegularFile() && found.size() == file.size() ? FileState.HELD : FileState.DAMAGED;
        } catch (NoSuchFileException e) {
            return FileState.ABSENT;
        }
    }

    /**
     * Whether an entry that is not as this channel writes it is about something that lies here as only this channel puts it
     * here.
     */
    boolean holds(ForeignFile file) {
        return file.contentDirectories().stream()
                .anyMatch(child -> file.filenames().stream().anyMatch(name -> holds(child, name)));
    }

    private boolean holds(String contentDirectory, String filename) {
        try {
            return Files.isRegularFile(directory.resolve(contentDirectory).resolve(filename));
        } catch (InvalidPathException e) {
            return false; // no file has such a name
        }
    }

    /** Whether other content lies where this channel would put a file. */
    boolean holdsOther(IndexedFile file) throws IOException {
        Path path = directory.resolve(file.location());
        return Files.exists(path)
                && !(Files.isRegularFile(path) && Digests.sha256Of(path).equals(file.sha256()));
    }

    /**
     * Takes up the very content where it lies here already, left by a run that was killed or by an earlier night, and marks
     * it as the newest of its name.
     */
    Optional<IndexedFile> takeUp(Wheel wheel, Instant now) throws IOException {
        Digests digests = wheel.digests();
        Path target = directory.resolve(locationOf(wheel));
        if (!Files.isRegularFile(target)
                || Files.size(target) != digests.size()
                || !Digests.sha256Of(target).equals(digests.sha256())) {
            return Optional.empty();
        }
        byte[] metadata = lyingAt(target, wheel).readMetadataFile();
        try {
            disk.touch(target, now);
        } catch (IOException e) {
            // Only a file's owner may set its time; whoever may write into the directory can replace it by a copy.
            return Optional.empty();
        }
        boolean served = canBeNamed(metadataOf(target));
        if (served) {
            disk.replace(metadataOf(target), metadata);
        }
        return Optional.of(describe(wheel, Optional.of(metadata).filter(content -> served), now));
    }

    /**
     * Copies a wheel, with its core metadata, to where no page names it yet. The metadata comes first, so that no wheel
     * lies here without, unless its name is too long for the file system: PEP 658 makes it optional.
     *
     * @param progress hears of each chunk and of the bytes copied so far
     * @throws FailureException if the wheel cannot be read, or is not what was checked
     */
    IndexedFile place(Wheel wheel, Instant now, BiConsumer<ByteBuffer, Long> progress) throws IOException {
        disk.createDirectories(directory);
        Path copy = disk.temporaryIn(directory);
        Path metadata = disk.temporaryIn(directory);
        try {
            WheelCopy.make(wheel, copy, disk, progress);
            // From the copy: the wheel may have changed since.
            byte[] content = readMetadata(wheel, copy);
            try (FileChannel file = disk.create(metadata)) {
                disk.write(file, ByteBuffer.wrap(content));
                disk.force(file);
            }
            Path target = directory.resolve(locationOf(wheel));
            Path parent = target.resolveSibling("");
            disk.createDirectories(parent);
            boolean served = canBeNamed(metadataOf(target));
            IndexedFile placed = describe(wheel, Optional.of(content).filter(bytes -> served), now);
            if (served) {
                disk.move(metadata, metadataOf(target));
            }
            disk.move(copy, target);
            disk.forceDirectory(parent);
            disk.forceDirectory(directory);
            return placed;
        } finally {
            disk.discard(copy);
            disk.discard(metadata);
        }
    }

    /** Removes what no page names and nobody writes: half-written files, and content that is not among {@code named}. */
    void sweep(NamedFiles named) throws IOException {
        for (Path child : DurableFiles.list(directory)) {
            if (DurableFiles.isTemporary(child)) {
                disk.discard(child);
            } else if (isContentDirectory(child)) {
                for (Path file : DurableFiles.list(child)) {
                    String name = file.getFileName().toString();
                    String wheel =
                            name.endsWith(METADATA) ? name.substring(0, name.length() - METADATA.length()) : name;
                    boolean ours = IndexedFile.canBe(wheel) || DurableFiles.isTemporary(file);
                    if (ours && !named.contains(child.getFileName().toString(), wheel)) {
                        disk.discard(file);
                    }
                }
                if (DurableFiles.list(child).isEmpty()) {
                    disk.discard(child);
                }
            }
        }
    }

    /**
     * What the index must have said, from the files alone: of each filename the content that was put there last. Damaged
     * files are left out, and so is whatever goes away meanwhile.
     */
    List<IndexedFile> recover() throws IOException {
        List<IndexedFile> found = new ArrayList<>();
        for (Path child : DurableFiles.list(directory)) {
            if (isContentDirectory(child)) {
                for (Path file : DurableFiles.list(child)) {
                    if (IndexedFile.canBe(file.getFileName().toString())) {
                        recover(file).ifPresent(found::add);
                    }
                }
            }
        }
        found.sort(Comparator.comparing(IndexedFile::uploadTime));
        return found;
    }

    private static Optional<IndexedFile> recover(Path file) {
        try {
            Wheel wheel = WheelReader.read(file);
            String sha256 = wheel.digests().sha256();
            if (!file.resolveSibling("").getFileName().toString().equals(IndexedFile.directoryOf(sha256))) {
                return Optional.empty();
            }
            byte[] metadata = wheel.readMetadataFile();
            Path beside = metadataOf(file);
            boolean served = canBeNamed(beside)
                    && Files.isRegularFile(beside)
                    && Arrays.equals(Files.readAllBytes(beside), metadata);
            return Optional.of(new IndexedFile(
                    file.getFileName().toString(),
                    sha256,
                    wheel.digests().size(),
                    wheel.metadata().requiresPython(),
                    served && !wheel.isSource() ? Optional.of(Digests.sha256Of(metadata)) : Optional.empty(),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (FailureException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] readMetadata(Wheel wheel, Path copy) {
        try {
            return lyingAt(copy, wheel).readMetadataFile();
        } catch (FailureException e) {
            throw new FailureException(
                    new WheelFailure.Unreadable(wheel.path().toString(), "its METADATA is damaged"), e);
        }
    }

    /** The same wheel at another place. */
    private static Wheel lyingAt(Path path, Wheel wheel) {
        return new Wheel(
                path, wheel.filename(), wheel.metadata(), wheel.digests(), wheel.warnings(), wheel.refusedByPypi());
    }

    private static IndexedFile describe(Wheel wheel, Optional<byte[]> metadata, Instant now) {
        return new IndexedFile(
                wheel.filename().text(),
                wheel.digests().sha256(),
                wheel.digests().size(),
                wheel.metadata().requiresPython(),
                // What PKG-INFO says may change when the wheel is built (PEP 643), so that it is not offered in its
                // place.
                metadata.filter(content -> !wheel.isSource()).map(Digests::sha256Of),
                now);
    }

    /** Whether the file system has such a name, which is most often one of 255 bytes at most. */
    private static boolean canBeNamed(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (FileSystemException e) {
            return e.getClass() != FileSystemException.class; // a subclass has another reason
        }
    }

    private static Path metadataOf(Path wheel) {
        return wheel.resolveSibling(wheel.getFileName() + METADATA);
    }

    private static boolean isContentDirectory(Path path) {
        return CONTENT_DIRECTORY.matcher(path.getFileName().toString()).matches() && Files.isDirectory(path);
    }
}

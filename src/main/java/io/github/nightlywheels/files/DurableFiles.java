package io.github.nightlywheels.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The steps that change the disk. Each of them has either happened or not, also after a loss of power. */
public final class DurableFiles {
    private static final String TEMPORARY = ".new-";

    /** Hears of each step before it happens; tests stop the world there, or fill the disk. */
    public interface Gate {
        void before(String step) throws IOException;
    }

    private final Gate gate;

    /** The disk as it is. */
    public DurableFiles() {
        this(step -> {});
    }

    /** The disk as it is, behind a gate. */
    public DurableFiles(Gate gate) {
        this.gate = gate;
    }

    /** Whether a file of that name is being written, or was left half-written. */
    public static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(TEMPORARY);
    }

    /** What lies in a directory, sorted; nothing if there is none. */
    public static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Makes a directory, and those above it, if it is missing. */
    public void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            gate.before("create directory " + directory);
            Files.createDirectories(directory);
        }
    }

    /** A name for a file that is being written; nobody reads such a file, and the next writer may delete it. */
    public Path temporaryIn(Path directory) {
        return directory.resolve(TEMPORARY + UUID.randomUUID());
    }

    /** Opens a new file, with the rights that the build's umask gives, so that a web server can read it. */
    public FileChannel create(Path file) throws IOException {
        gate.before("create " + file);
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Writes all of {@code content}. */
    public void write(FileChannel file, ByteBuffer content) throws IOException {
        gate.before("write");
        while (content.hasRemaining()) {
            file.write(content);
        }
    }

    /** Makes what was written to a file last. */
    public void force(FileChannel file) throws IOException {
        gate.before("force");
        file.force(true);
    }

    /** Puts {@code file} in the place of {@code target} in one step: a reader sees the one or the other. */
    public void move(Path file, Path target) throws IOException {
        gate.before("move to " + target);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Sets when a file was changed last. */
    public void touch(Path file, Instant time) throws IOException {
        gate.before("touch " + file);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** Deletes a file, if there is one. */
    public void delete(Path file) throws IOException {
        gate.before("delete " + file);
        Files.deleteIfExists(file);
    }

    /** Deletes what is of no use any more; what cannot be deleted now, the next writer sweeps. */
    public void discard(Path file) {
        try {
            if (Files.exists(file)) {
                delete(file);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Makes the names in a directory last. Where a directory cannot be opened (Windows) the system sees to that itself. */
    public void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            gate.before("force directory " + directory);
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    /** Replaces one file. */
    public void replace(Path target, byte[] content) throws IOException {
        Map<Path, byte[]> one = new LinkedHashMap<>();
        one.put(target, content);
        replace(one);
    }

    /**
     * Replaces files that lie in one directory, in the map's order; those whose content is right already are left alone.
     * All is on the disk before the first is replaced, so that a full disk replaces none. They keep their POSIX mode, so that who
     * may read them still may where the umask is stricter by now. A thread that was interrupted writes
     * them all the same, and stays interrupted.
     */
    public void replace(Map<Path, byte[]> contents) throws IOException {
        boolean interrupted = Thread.interrupted(); // a channel would close itself instead of being written to
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
                if (!holds(entry.getKey(), entry.getValue())) {
                    Path temporary = temporaryIn(directoryOf(entry.getKey()));
                    written.put(entry.getKey(), temporary);
                    try (FileChannel file = create(temporary)) {
                        write(file, ByteBuffer.wrap(entry.getValue()));
                        force(file);
                    }
                    keepMode(entry.getKey(), temporary);
                }
            }
            for (Map.Entry<Path, Path> entry : written.entrySet()) {
                move(entry.getValue(), entry.getKey());
                forceDirectory(directoryOf(entry.getKey()));
            }
        } finally {
            written.values().forEach(this::discard);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void keepMode(Path old, Path replacement) {
        PosixFileAttributeView view = Files.getFileAttributeView(replacement, PosixFileAttributeView.class);
        if (view == null || !Files.isRegularFile(old)) {
            return;
        }
        try {
            view.setPermissions(Files.getPosixFilePermissions(old));
        } catch (IOException e) {
            return; // a share that has no modes; the replacement has what the umask gives
        }
    }

    private static Path directoryOf(Path file) {
        return file.resolveSibling("");
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }
}

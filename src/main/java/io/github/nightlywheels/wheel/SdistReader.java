package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads source distributions ({@code .tar.gz}; "Source distribution format" specification) and refuses those that are damaged or
 * dangerous: several directories at the top, paths and links that leave it, special files, and far more content than the file's
 * size. What it makes of them is a {@link Wheel} whose {@linkplain Wheel#isSource() name} says that it is none.
 */
final class SdistReader {
    static final String SUFFIX = ".tar.gz";

    private static final Pattern NAME = Pattern.compile("(?<name>[^-].*)-(?<version>[^-]+)\\.tar\\.gz");
    static final String METADATA = "PKG-INFO";

    /** A bomb is more than 1 GiB that is also more than 200 times the file, as with wheels. */
    private static final long HARMLESS_SIZE = 1L << 30;

    private static final int LARGEST_RATIO = 200;

    private static final int MOST_ENTRIES = 200_000;

    private final Path path;
    private final Findings findings;
    private int entryCount;
    private final Set<String> tops = new TreeSet<>();
    private final LinkWays ways = new LinkWays();
    private final List<String> names = new ArrayList<>();
    private Optional<byte[]> metadata = Optional.empty();

    private SdistReader(Path path) {
        this.path = path;
        this.findings = new Findings(path);
    }

    /** Whether a file is one by its name. */
    static boolean isOne(Path path) {
        return String.valueOf(path.getFileName()).endsWith(SUFFIX);
    }

    static ReadResult inspect(Path path) {
        try {
            return new SdistReader(path).inspect();
        } catch (IOException e) {
            return ReadResult.unreadable(new FailureException(IoErrors.unreadable(path, e), e));
        }
    }

    /** The content of {@code PKG-INFO}, of a file that need not have been checked. */
    static byte[] readMetadataFile(Path path) throws IOException, DamageException {
        SdistReader reader = new SdistReader(path);
        reader.readArchive(Files.size(path));
        return reader.metadata.orElseThrow(() -> new DamageException(METADATA, "nothing", "a file"));
    }

    /** The names of all entries, of an archive that need not have been checked. */
    static List<String> readEntryNames(Path path) throws IOException, DamageException {
        SdistReader reader = new SdistReader(path);
        reader.readArchive(Files.size(path));
        return reader.names;
    }

    private ReadResult inspect() throws IOException {
        Optional<WheelFilename> filename = filename();
        Optional<CoreMetadata> core = Optional.empty();
        Digests digests;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                DigestingInput input = new DigestingInput(channel)) {
            digests = input.finish();
            readArchive(digests.size());
            checkTops(filename);
            ways.refuseThroughLinks(findings);
            core = core();
            if (filename.isPresent() && core.isPresent()) {
                compare(filename.get(), core.get());
            }
        } catch (DamageException damage) {
            findings.refuse(damage);
            return ReadResult.of(findings);
        }
        return filename.isPresent() && core.isPresent()
                ? ReadResult.of(
                        findings, new Wheel(path, filename.get(), core.get(), digests, findings.warnings(), List.of()))
                : ReadResult.of(findings);
    }

    private Optional<WheelFilename> filename() {
        String text = String.valueOf(path.getFileName());
        Matcher parts = NAME.matcher(text);
        Optional<Version> version = parts.matches() ? Version.find(parts.group("version")) : Optional.empty();
        if (version.isEmpty()) {
            findings.refuse("filename", text, "name-version.tar.gz, with a PEP 440 version");
        }
        return version.map(found ->
                new WheelFilename(text, parts.group("name"), found, Optional.empty(), CompatibilityTags.SOURCE));
    }

    private void readArchive(long fileSize) throws IOException, DamageException {
        long most = Math.max(HARMLESS_SIZE, fileSize * LARGEST_RATIO);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                UnpackedTar unpacked = new UnpackedTar(
                        GzipCompressorInputStream.builder()
                                .setInputStream(file)
                                .setDecompressConcatenated(true)
                                .get(),
                        most + most / 2); // headers come on top of the content
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
            double content = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacked.contentBegins();
                content += entry.getSize();
                if (content > most) {
                    throw new DamageException(
                            "tar",
                            "more than " + LARGEST_RATIO + " times the file's size in content",
                            "at most that (a bomb)");
                }
                check(entry);
                count(entry);
                readMetadata(entry, tar);
                tar.transferTo(OutputStream.nullOutputStream());
                unpacked.headersBegin();
            }
        } catch (UnpackedTar.TooLargeException e) {
            throw new DamageException("tar", String.valueOf(e.getMessage()), "less (a bomb)");
        } catch (IOException e) {
            if (Files.isReadable(path)) {
                throw new DamageException("file", "data that cannot be read as tar.gz", "a whole archive");
            }
            throw e;
        }
    }

    private void count(TarArchiveEntry entry) throws DamageException {
        if (entry.isSparse()) {
            throw new DamageException("tar entry " + entry.getName(), "a file with holes", "a whole one");
        }
        if (++entryCount > MOST_ENTRIES) {
            throw new DamageException("tar", "more than " + MOST_ENTRIES + " entries", "at most that (a bomb)");
        }
        names.add(entry.getName().replaceFirst("/+$", ""));
    }

    private void readMetadata(TarArchiveEntry entry, InputStream content) throws IOException, DamageException {
        String[] segments = entry.getName().replaceFirst("^\\./", "").split("/", -1);
        if (segments.length != 2 || !segments[1].equals(METADATA) || !entry.isFile()) {
            return;
        }
        if (entry.getSize() > InfoFiles.LARGEST) {
            throw new DamageException(METADATA, entry.getSize() + " bytes", "at most " + InfoFiles.LARGEST);
        }
        metadata = Optional.of(content.readNBytes((int) entry.getSize()));
    }

    private void check(TarArchiveEntry entry) {
        String name = entry.getName();
        String field = "tar entry " + name;
        if (isOdd(name)) {
            findings.refuse(field, "a path that is absolute or has a backslash or NUL", "a path inside the archive");
            return;
        }
        if (Arrays.asList(name.split("/", -1)).contains("..")) {
            findings.refuse(field, "a path with \"..\"", "a path inside the archive");
            return;
        }
        ArchivePath place = ArchivePath.of(name);
        tops.add(place.first());
        ways.pass(field, "a path", place);
        if (entry.isSymbolicLink() || entry.isLink()) {
            checkLink(entry, field, place);
        } else if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
            findings.refuse(field, "a special file", "a file, a directory or a link");
        }
    }

    /** Whether it leads out of the archive on some system, or can be no path on any. */
    private static boolean isOdd(String path) {
        return path.startsWith("/")
                || path.matches("(?s)[A-Za-z]:.*")
                || path.indexOf('\\') >= 0
                || path.indexOf('\0') >= 0;
    }

    /** A symbolic link is relative to its own directory, a hard link to the archive's. */
    private void checkLink(TarArchiveEntry entry, String field, ArchivePath place) {
        String target = entry.getLinkName();
        ArchivePath base = entry.isSymbolicLink() ? place.parent() : ArchivePath.TOP;
        ArchivePath reached = base.resolve(target);
        if (isOdd(target) || !reached.first().equals(place.first())) {
            findings.refuse(field, "a link to " + target, "a link inside the archive's directory");
            return;
        }
        if (entry.isSymbolicLink()) {
            ways.link(place);
            ways.pass(field, "a link", base, target);
        } else {
            ways.reach(field, "a link", base, target);
        }
    }

    private void checkTops(Optional<WheelFilename> filename) {
        tops.remove("pax_global_header");
        if (tops.size() != 1) {
            findings.refuse("tar", tops.isEmpty() ? "nothing" : String.join(" and ", tops), "one directory at the top");
            return;
        }
        String top = tops.iterator().next();
        filename.ifPresent(name -> {
            int dash = top.lastIndexOf('-');
            boolean fits = dash > 0
                    && new ProjectName(top.substring(0, dash))
                            .normalized()
                            .equals(new ProjectName(name.distribution()).normalized())
                    && Version.find(top.substring(dash + 1)).equals(Optional.of(name.version()));
            if (!fits) {
                findings.refuse("tar", top, name.distribution() + "-" + name.version() + ", as in the filename");
            }
        });
    }

    private Optional<CoreMetadata> core() throws DamageException {
        if (metadata.isEmpty()) {
            findings.refuse(METADATA, "nothing at the top of the archive", "a file");
            return Optional.empty();
        }
        return CoreMetadata.of(HeaderFile.parse(METADATA, metadata.get()), findings);
    }

    private void compare(WheelFilename name, CoreMetadata core) {
        if (!new ProjectName(name.distribution())
                .normalized()
                .equals(core.name().normalized())) {
            findings.refuse(METADATA + " Name", core.name().text(), name.distribution() + ", as in the filename");
        }
        if (!Version.find(core.version()).equals(Optional.of(name.version()))) {
            findings.refuse(METADATA + " Version", core.version(), name.version() + ", as in the filename");
        }
    }
}

package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes the files of a wheel, and {@code RECORD} ("Binary distribution format" specification): content first, then
 * {@code .dist-info}, RECORD last.
 *
 * @param time of all files
 */
record WheelWriter(LocalDateTime time) {
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    /**
     * Writes beside the place, and moves the wheel there when it is whole.
     *
     * @param files the content, by its paths
     * @param distribution name and version
     * @param info the files of {@code .dist-info}, without RECORD
     * @return the wheel
     * @throws FailureException with {@link io.github.nightlywheels.failure.WheelFailure.NotWritten}
     */
    Path write(Path wheel, SortedMap<String, Path> files, String distribution, Map<String, String> info) {
        Path part = wheel.resolveSibling(wheel.getFileName() + ".part");
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            try {
                writeZip(part, files, distribution + ".dist-info/", info);
                Files.move(part, wheel, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return wheel;
        } catch (IOException e) {
            throw new FailureException(IoErrors.notWritten(wheel, e), e);
        }
    }

    private void writeZip(Path part, SortedMap<String, Path> files, String distInfo, Map<String, String> info)
            throws IOException {
        try (ZipWriter zip = new ZipWriter(part, time, ZipWriter.LARGEST_NARROW)) {
            StringBuilder record = new StringBuilder();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                try (InputStream content = Files.newInputStream(file.getValue())) {
                    add(zip, file.getKey(), mode(file.getValue()), Files.size(file.getValue()), content, record);
                }
            }
            for (Map.Entry<String, String> file : info.entrySet()) {
                byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
                add(zip, distInfo + file.getKey(), FILE, text.length, new ByteArrayInputStream(text), record);
            }
            byte[] lines = record.append(csv(distInfo + "RECORD"))
                    .append(",,\n")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            zip.add(distInfo + "RECORD", FILE, lines.length, new ByteArrayInputStream(lines));
            zip.finish();
        }
    }

    private static void add(ZipWriter zip, String path, int mode, long size, InputStream content, StringBuilder record)
            throws IOException {
        MessageDigest digest = Digests.newSha256();
        zip.add(path, mode, size, new DigestInputStream(content, digest));
        record.append(csv(path))
                .append(",sha256=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()))
                .append(',')
                .append(size)
                .append('\n');
    }

    /** As Python's {@code csv} module writes a field. */
    private static String csv(String path) {
        return path.contains(",") || path.contains("\"") ? '"' + path.replace("\"", "\"\"") + '"' : path;
    }

    /** Whether a file may be run is kept, where the file system knows; the rest of its mode is the builder's own affair. */
    private static int mode(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE)
                ? PROGRAM
                : FILE;
    }
}

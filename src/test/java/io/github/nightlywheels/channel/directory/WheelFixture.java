package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.wheel.CompatibilityTags;
import io.github.nightlywheels.wheel.CoreMetadata;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.ProjectName;
import io.github.nightlywheels.wheel.Version;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelFilename;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small wheels that pip installs. To be replaced by the wheel package's builder. */
final class WheelFixture {
    private WheelFixture() {}

    static Wheel wheel(Path directory, String project, String version, String content) {
        return wheel(directory, project, version, content, "py3-none-any", Optional.of(">=3.8,<4"));
    }

    static Wheel wheel(
            Path directory,
            String project,
            String version,
            String content,
            String tags,
            Optional<String> requiresPython) {
        String distribution = new ProjectName(project).normalized().replace('-', '_');
        String filename = distribution + "-" + version + "-" + tags + ".whl";
        try {
            Files.createDirectories(directory);
            Path path = directory.resolve(filename);
            write(path, distribution, project, version, content, requiresPython, tags);
            String[] parts = tags.split("-", -1);
            return new Wheel(
                    path,
                    new WheelFilename(
                            filename,
                            distribution,
                            Version.parse(version),
                            Optional.empty(),
                            new CompatibilityTags(parts[0], parts[1], parts[2])),
                    new CoreMetadata(
                            "2.1",
                            new ProjectName(project),
                            version,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            requiresPython,
                            List.of()),
                    digests(path),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Digests digests(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        return new Digests(HexFormat.of().formatHex(digest("SHA-256", bytes)), "0".repeat(32), bytes.length);
    }

    private static void write(
            Path path,
            String distribution,
            String project,
            String version,
            String content,
            Optional<String> requiresPython,
            String tags)
            throws IOException {
        String info = distribution + "-" + version + ".dist-info/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(distribution + ".py", "CONTENT = '" + content + "'\n");
        files.put(
                info + "METADATA",
                "Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n"
                        + requiresPython
                                .map(specifier -> "Requires-Python: " + specifier + "\n")
                                .orElse("")
                        + "\nRequires-Python: not a field but the description\n");
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tags + "\n");
        StringBuilder record = new StringBuilder();
        files.forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest("SHA-256", bytes));
            record.append(name + ",sha256=" + hash + "," + bytes.length + "\n");
        });
        files.put(info + "RECORD", record + info + "RECORD,,\n");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(1_000_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Builds wheels for tests: valid ones unless told otherwise, the same bytes for the same calls.
 *
 * <pre>{@code
 * Path wheel = WheelBuilder.wheel("demo", "1.0.dev1").metadata("Requires-Python", ">=3.9").buildIn(directory);
 * }</pre>
 */
public final class WheelBuilder {
    private final String name;
    private final String version;
    private String tags = "py3-none-any";
    private Optional<String> filename = Optional.empty();
    private Optional<String> distInfo = Optional.empty();
    private final Map<String, RawEntry> entries = new LinkedHashMap<>();
    private final List<RawEntry> furtherEntries = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private String description = "";
    private final Map<String, byte[]> replacements = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private UnaryOperator<String> record = UnaryOperator.identity();
    private Charset recordCharset = StandardCharsets.UTF_8;
    private byte[] before = {};
    private boolean shifted;

    private WheelBuilder(String name, String version) {
        this.name = name;
        this.version = version;
        metadata("Metadata-Version", "2.4").metadata("Name", name).metadata("Version", version);
    }

    /** A pure Python wheel with one module. */
    public static WheelBuilder wheel(String name, String version) {
        return new WheelBuilder(name, version).file(escape(name) + "/__init__.py", "x = 1\n");
    }

    public WheelBuilder tags(String python, String abi, String platform) {
        tags = python + "-" + abi + "-" + platform;
        return this;
    }

    /** Calls the file otherwise than its name, version and tags would have it. */
    public WheelBuilder filename(String other) {
        filename = Optional.of(other);
        return this;
    }

    /** Calls the {@code .dist-info} directory otherwise. */
    public WheelBuilder distInfo(String directory) {
        distInfo = Optional.of(directory);
        return this;
    }

    public WheelBuilder file(String path, byte[] content) {
        return entry(RawEntry.of(path, content));
    }

    public WheelBuilder file(String path, String content) {
        return entry(RawEntry.of(path, content));
    }

    /** A file of random bytes; the same ones for the same seed. */
    public WheelBuilder payload(long size, long seed) {
        RawEntry random = RawEntry.random(escape(name) + "/payload.bin", size, seed);
        return entry(size > 0xfffffff0L ? random.zip64() : random);
    }

    /** Adds a file that RECORD lists, or replaces the one of that name. */
    public WheelBuilder entry(RawEntry entry) {
        entries.put(entry.name, entry);
        return this;
    }

    /** Adds a zip entry that RECORD does not list, whether or not there is one of that name. */
    public WheelBuilder unlisted(RawEntry entry) {
        furtherEntries.add(entry);
        return this;
    }

    /** Adds a header field to METADATA. */
    public WheelBuilder metadata(String field, String value) {
        fields.add(field + ": " + value);
        return this;
    }

    /** Adds a line to METADATA as it is. */
    public WheelBuilder metadataLine(String line) {
        fields.add(line);
        return this;
    }

    public WheelBuilder withoutMetadata(String field) {
        fields.removeIf(line -> line.startsWith(field + ":"));
        return this;
    }

    public WheelBuilder description(String body) {
        description = body;
        return this;
    }

    /** Gives a file in {@code .dist-info}, such as {@code WHEEL}, this content. */
    public WheelBuilder distInfoFile(String file, String content) {
        return distInfoFile(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves a file of {@code .dist-info} out. */
    public WheelBuilder without(String file) {
        left.add(file);
        return this;
    }

    /** Changes the text of RECORD. */
    public WheelBuilder record(UnaryOperator<String> change) {
        record = change;
        return this;
    }

    /** Writes RECORD in another charset than UTF-8. */
    public WheelBuilder recordCharset(Charset charset) {
        recordCharset = charset;
        return this;
    }

    /** Gives a file in {@code .dist-info} these bytes. */
    public WheelBuilder distInfoFile(String file, byte[] content) {
        replacements.put(file, content);
        return this;
    }

    /** The bytes of METADATA as they would be written, for a change. */
    public byte[] metadataFile() {
        return (String.join("\n", fields) + "\n\n" + description).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes bytes before the zip's first entry. */
    public WheelBuilder before(byte[] bytes) {
        before = bytes;
        return this;
    }

    /** Counts offsets from behind what {@link #before} put there, as a plain concatenation of files does. */
    public WheelBuilder shifted() {
        shifted = true;
        return this;
    }

    /** The name that the wheel will have. */
    public String filename() {
        return filename.orElse(escape(name) + "-" + version + "-" + tags + ".whl");
    }

    /** Writes the wheel into a directory, which is made if it is not there. */
    public Path buildIn(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(filename());
            write(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file) throws IOException {
        String info = distInfo.orElse(escape(name) + "-" + version + ".dist-info") + "/";
        replacements.putIfAbsent("METADATA", metadataFile());
        String wheelFile = "Wheel-Version: 1.0\nGenerator: WheelBuilder\nRoot-Is-Purelib: true\nTag: " + tags + "\n";
        replacements.putIfAbsent("WHEEL", wheelFile.getBytes(StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        try (RawZip zip = new RawZip(file)) {
            zip.raw(before);
            zip.countOffsetsFrom(shifted ? before.length : 0);
            for (RawEntry entry : entries.values()) {
                lines.append(line(entry.name, zip.add(entry)));
            }
            for (Map.Entry<String, byte[]> each : replacements.entrySet()) {
                if (!left.contains(each.getKey()) && !each.getKey().equals("RECORD")) {
                    lines.append(
                            line(info + each.getKey(), zip.add(RawEntry.of(info + each.getKey(), each.getValue()))));
                }
            }
            for (RawEntry entry : furtherEntries) {
                zip.add(entry);
            }
            lines.append(info).append("RECORD,,\n");
            if (!left.contains("RECORD")) {
                byte[] content = record.apply(lines.toString()).getBytes(recordCharset);
                zip.add(RawEntry.of(info + "RECORD", content));
            }
        }
    }

    private static String line(String path, RawZip.Written written) {
        String quoted = path.contains(",") ? "\"" + path + "\"" : path;
        return quoted + ",sha256=" + written.sha256() + "," + written.size() + "\n";
    }

    private static String escape(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "_");
    }
}

package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.simple.FileAnchor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that a page names and this channel did not put there. Its entry stays as it is.
 *
 * @param entry its entry in the JSON serialization of the "Simple repository API" specification
 */
record ForeignFile(ObjectNode entry) {
    /** The name of a content directory, or a SHA-256, which begins with it. */
    private static final Pattern CONTENT = Pattern.compile("(?<![0-9a-f])[0-9a-f]{16}(?:[0-9a-f]{48})?(?![0-9a-f])");

    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern SHA256_FRAGMENT = Pattern.compile("[#&]sha256=[0-9A-Fa-f]{64}(?:&|$)");

    ForeignFile {
        entry = entry.deepCopy();
    }

    String filename() {
        return entry.path("filename").asText();
    }

    String url() {
        return entry.path("url").asText();
    }

    /** The names that it may have: that of its entry, and that of its link. */
    Set<String> filenames() {
        String[] link = url().split("[?#]", 2)[0].split("/", -1);
        return Set.copyOf(List.of(filename(), FileAnchor.decoded(link[link.length - 1])));
    }

    /** The content directories that its link names, whatever stands around them, and that of its SHA-256. */
    Set<String> contentDirectories() {
        String link = Stream.of(url().split("/", -1)).map(FileAnchor::decoded).collect(Collectors.joining("/"));
        return CONTENT.matcher((link + " " + sha256()).toLowerCase(Locale.ROOT))
                .results()
                .map(found -> IndexedFile.directoryOf(found.group()))
                .collect(Collectors.toSet());
    }

    /** Whether its entry or its link tells the SHA-256 of its content. */
    boolean tellsSha256() {
        return SHA256.matcher(sha256()).matches()
                || SHA256_FRAGMENT.matcher(url()).find();
    }

    private String sha256() {
        return entry.path("hashes").path("sha256").asText();
    }

    /** The version, as the filename of a wheel spells it; empty for other files. */
    Optional<String> version() {
        String[] parts = filename().split("-", -1);
        return filename().endsWith(".whl") && parts.length >= 5 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** What its entry tells of it. */
    Distribution distribution() {
        JsonNode size = entry.path("size");
        return new Distribution(
                filename(),
                Optional.ofNullable(entry.path("hashes").path("sha256").textValue()),
                Optional.ofNullable(entry.path("hashes").path("md5").textValue()),
                size.isIntegralNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty(),
                Optional.empty(),
                uploadTime());
    }

    private Optional<Instant> uploadTime() {
        try {
            return Optional.ofNullable(entry.path("upload-time").textValue()).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

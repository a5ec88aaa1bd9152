package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.simple.FileAnchor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a page names and this channel did not put there. Its entry stays as it is.
 *
 * @param entry its entry in the JSON serialization of the "Simple repository API" specification
 */
record ForeignFile(ObjectNode entry) {
    ForeignFile {
        entry = entry.deepCopy();
    }

    String filename() {
        return entry.path("filename").asText();
    }

    String url() {
        return entry.path("url").asText();
    }

    /** Where it lies below the project's directory, if it lies there. */
    String location() {
        return FileAnchor.decoded(url());
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

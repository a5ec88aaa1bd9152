package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pages that programs read, this channel among them: "Simple repository API" specification, JSON serialization (PEP
 * 691; {@code versions}, {@code size} and {@code upload-time} by PEP 700; {@code core-metadata} by PEP 714, which rules out
 * the key's earlier name here because pip 22.3 to 23.1 fails on it). The same index gives the same bytes.
 */
final class IndexJson {
    private static final String API_VERSION = "1.1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter UPLOAD_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IndexJson() {}

    /** The page of all projects; {@code projects} are normalized names. */
    static byte[] list(Collection<String> projects) {
        ObjectNode page = page();
        var list = page.putArray("projects");
        projects.forEach(project -> list.addObject().put("name", project));
        return IndentedJson.bytes(page);
    }

    /** The page of one project. */
    static byte[] project(ProjectIndex index) {
        ObjectNode page = page();
        page.put("name", index.project());
        var versions = page.putArray("versions");
        index.versions().forEach(versions::add);
        var files = page.putArray("files");
        for (IndexedFile file : index.files().values()) {
            ObjectNode entry = files.addObject();
            entry.put("filename", file.filename());
            entry.put("url", file.url());
            entry.putObject("hashes").put("sha256", file.sha256());
            file.requiresPython().ifPresent(specifier -> entry.put("requires-python", specifier));
            file.metadataSha256()
                    .ifPresent(sha256 -> entry.putObject("core-metadata").put("sha256", sha256));
            entry.put("size", file.size());
            entry.put("upload-time", UPLOAD_TIME.format(file.uploadTime()));
        }
        return IndentedJson.bytes(page);
    }

    /**
     * What a project's page says.
     *
     * @return empty if this is no page that {@link #project} made for that project: the page is then as good as lost
     */
    static Optional<ProjectIndex> parse(String project, byte[] content) {
        try {
            JsonNode page = MAPPER.readTree(content);
            if (!page.path("meta").path("api-version").asText().equals(API_VERSION)
                    || !page.path("name").asText().equals(project)
                    || !page.path("files").isArray()) {
                return Optional.empty();
            }
            SortedMap<String, IndexedFile> files = new TreeMap<>();
            for (JsonNode entry : page.path("files")) {
                IndexedFile file = new IndexedFile(
                        entry.path("filename").asText(),
                        entry.path("hashes").path("sha256").asText(),
                        entry.path("size").asLong(-1),
                        text(entry.path("requires-python")),
                        text(entry.path("core-metadata").path("sha256")),
                        Instant.parse(entry.path("upload-time").asText()));
                if (!entry.path("url").asText().equals(file.url())) {
                    return Optional.empty();
                }
                files.put(file.filename(), file);
            }
            return Optional.of(new ProjectIndex(project, files));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static ObjectNode page() {
        ObjectNode page = IndentedJson.object();
        page.putObject("meta").put("api-version", API_VERSION);
        return page;
    }
}

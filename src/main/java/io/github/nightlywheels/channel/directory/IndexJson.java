package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pages that programs read, this channel among them: "Simple repository API" specification, JSON serialization (PEP
 * 691; {@code versions}, {@code size} and {@code upload-time} by PEP 700; {@code core-metadata} by PEP 714, which rules out
 * the key's earlier name here because pip 22.3 to 23.1 fails on it). The same index gives the same bytes.
 */
final class IndexJson {
    static final String API_VERSION = "1.1";

    private static final DateTimeFormatter UPLOAD_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IndexJson() {}

    /** The page of all projects. */
    static byte[] list(ProjectList projects) {
        ObjectNode page = page();
        var list = page.putArray("projects");
        projects.entries().forEach((name, entry) -> list.add(entry.deepCopy()));
        add(page, projects.kept());
        return IndentedJson.bytes(page);
    }

    /** The page of one project. */
    static byte[] project(ProjectIndex index, FileLinks links) {
        ObjectNode page = page();
        page.put("name", index.project());
        var versions = page.putArray("versions");
        SortedSet<String> all = new TreeSet<>(index.versions());
        index.kept().path("versions").forEach(version -> all.add(version.asText()));
        all.forEach(versions::add);
        var files = page.putArray("files");
        entries(index, links).forEach(files::add);
        ObjectNode others = index.kept().deepCopy();
        others.remove("versions");
        add(page, others);
        return IndentedJson.bytes(page);
    }

    /** The entries of all files, by filename. */
    static List<ObjectNode> entries(ProjectIndex index, FileLinks links) {
        List<ObjectNode> entries = new ArrayList<>();
        index.files().values().forEach(file -> entries.add(entry(file, links.url(index.project(), file))));
        index.foreign().forEach(file -> entries.add(file.entry().deepCopy()));
        entries.sort(Comparator.comparing(entry -> entry.path("filename").asText()));
        return entries;
    }

    private static ObjectNode entry(IndexedFile file, String url) {
        ObjectNode entry = IndentedJson.object();
        entry.put("filename", file.filename());
        entry.put("url", url);
        entry.putObject("hashes").put("sha256", file.sha256());
        file.requiresPython().ifPresent(specifier -> entry.put("requires-python", specifier));
        file.metadataSha256()
                .ifPresent(sha256 -> entry.putObject("core-metadata").put("sha256", sha256));
        entry.put("size", file.size());
        entry.put("upload-time", UPLOAD_TIME.format(file.uploadTime()));
        add(entry, file.kept());
        return entry;
    }

    /** Adds what others wrote; in {@code meta} and {@code hashes}, theirs stands beside this channel's. */
    private static void add(ObjectNode to, ObjectNode kept) {
        kept.properties().forEach(field -> {
            JsonNode there = to.path(field.getKey());
            if (there instanceof ObjectNode both && field.getValue() instanceof ObjectNode more) {
                both.setAll(more);
            } else {
                to.set(field.getKey(), field.getValue());
            }
        });
    }

    private static ObjectNode page() {
        ObjectNode page = IndentedJson.object();
        page.putObject("meta").put("api-version", API_VERSION);
        return page;
    }
}

package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the pages that {@link IndexJson} writes, also where others have written into them, or have written them. What cannot
 * be kept is refused, so that nothing of theirs is overwritten.
 *
 * @param page the file, for messages
 */
record PageReader(Path page) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** "Clients MUST introspect each response ... and ... if the major version is greater", which holds for writers too. */
    private static final Pattern KNOWN_API = Pattern.compile("1\\.[0-9]+");

    /**
     * What a project's page says.
     *
     * @return empty if the page is damaged, that is, no JSON object, or one with nothing in it; it is then as good as lost
     * @throws FailureException with a {@link ChannelFailure.ForeignIndex}
     */
    Optional<ProjectIndex> project(String project, byte[] content, FileLinks links) {
        Optional<ObjectNode> found = object(content, "files");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode kept = found.get();
        String name = kept.path("name").asText(project);
        if (!new ProjectName(name).normalized().equals(project)) {
            throw foreign("it is that of the project " + name);
        }
        SortedMap<String, IndexedFile> files = new TreeMap<>();
        List<ForeignFile> foreign = new ArrayList<>();
        for (JsonNode entry : list(kept, "files")) {
            if (!(entry instanceof ObjectNode object)
                    || !entry.path("filename").isTextual()
                    || !entry.path("url").isTextual()) {
                throw foreign("an entry of its files has no filename and url: " + shortened(entry));
            }
            own(project, object, links)
                    .filter(file -> !files.containsKey(file.filename()))
                    .ifPresentOrElse(
                            file -> files.put(file.filename(), file), () -> foreign.add(new ForeignFile(object)));
        }
        kept.remove(Set.of("files", "name"));
        ProjectIndex index = new ProjectIndex(project, files, foreign, kept);
        Set<String> versions = new TreeSet<>();
        kept.path("versions").forEach(version -> versions.add(version.asText()));
        index.versions().forEach(versions::remove);
        kept.remove("versions");
        if (!versions.isEmpty()) {
            ArrayNode others = kept.putArray("versions");
            versions.forEach(others::add);
        }
        return Optional.of(new ProjectIndex(project, files, foreign, kept));
    }

    /**
     * What the page of all projects says.
     *
     * @return as {@link #project}
     * @throws FailureException with a {@link ChannelFailure.ForeignIndex}
     */
    Optional<ProjectList> list(byte[] content) {
        return object(content, "projects").map(kept -> {
            SortedMap<String, ObjectNode> entries = new TreeMap<>();
            for (JsonNode entry : list(kept, "projects")) {
                if (!(entry instanceof ObjectNode object) || !entry.path("name").isTextual()) {
                    throw foreign("an entry of its projects has no name: " + shortened(entry));
                }
                entries.put(entry.path("name").asText(), object);
            }
            kept.remove("projects");
            return new ProjectList(entries, new TreeMap<>(), kept);
        });
    }

    /** A page without what this channel would write of it anyway. */
    private Optional<ObjectNode> object(byte[] content, String list) {
        JsonNode json;
        try {
            json = MAPPER.readTree(content);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!(json instanceof ObjectNode page) || page.isEmpty()) {
            return Optional.empty();
        }
        String api = page.path("meta").path("api-version").asText(IndexJson.API_VERSION);
        if (!KNOWN_API.matcher(api).matches()) {
            throw foreign("its api-version is " + api);
        }
        if (!page.has(list)) {
            throw foreign("it has no " + list);
        }
        if (page.path("meta") instanceof ObjectNode meta) {
            // Lower ones are raised: this channel writes what 1.1 has.
            if (api.equals(IndexJson.API_VERSION) || api.equals("1.0")) {
                meta.remove("api-version");
            }
            if (meta.isEmpty()) {
                page.remove("meta");
            }
        }
        return Optional.of(page);
    }

    private JsonNode list(ObjectNode page, String name) {
        if (!page.path(name).isArray()) {
            throw foreign("its " + name + " are no list: " + shortened(page.path(name)));
        }
        return page.path(name);
    }

    /** The entry as that of a file that this channel put there; empty if somebody else did, or changed it. */
    private static Optional<IndexedFile> own(String project, ObjectNode entry, FileLinks links) {
        try {
            IndexedFile file = new IndexedFile(
                    entry.path("filename").asText(),
                    entry.path("hashes").path("sha256").asText(),
                    entry.path("size").asLong(-1),
                    text(entry.path("requires-python")),
                    text(entry.path("core-metadata").path("sha256")),
                    Instant.parse(entry.path("upload-time").asText()));
            return canLieHere(file) && links.leadsTo(entry.path("url").asText(), project, file)
                    ? Optional.of(file.keeping(others(entry, file)))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Not every name can be a path on every system: with {@code LC_ALL=C} none that is not ASCII. */
    private static boolean canLieHere(IndexedFile file) {
        try {
            return !Path.of(file.location()).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static ObjectNode others(ObjectNode entry, IndexedFile file) {
        ObjectNode others = entry.deepCopy();
        others.remove(Set.of("filename", "url", "size", "upload-time"));
        if (file.requiresPython().isPresent()) {
            others.remove("requires-python");
        }
        if (file.metadataSha256().isPresent()) {
            others.remove("core-metadata");
        }
        if (others.path("hashes") instanceof ObjectNode hashes) {
            hashes.remove("sha256");
            if (hashes.isEmpty()) {
                others.remove("hashes");
            }
        }
        return others;
    }

    private FailureException foreign(String found) {
        return new FailureException(new ChannelFailure.ForeignIndex(page.toString(), found));
    }

    private static String shortened(JsonNode json) {
        String text = json.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}

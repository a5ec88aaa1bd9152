package io.github.nightlywheels.fake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a project or of one of its releases, as they are listed: short lists as a text, long ones file by file. */
final class Listing {
    /** What is done with each file. */
    private interface Sink {
        void accept(ObjectNode file) throws IOException;
    }

    private final World world;
    private final Lies lies;
    private final Catalogue.Project project;
    private final List<Catalogue.Release> releases;
    private final String authority;

    Listing(World world, Lies lies, Catalogue.Project project, List<Catalogue.Release> releases, String authority) {
        this.world = world;
        this.lies = lies;
        this.project = project;
        this.releases = List.copyOf(releases);
        this.authority = authority;
    }

    /** The list alone. */
    Answer answer() {
        return isLong()
                ? Answer.streamed(200, out -> stream(out, this::writeArray))
                : Answer.json(200, array(World.NODES.arrayNode()));
    }

    /** An object whose last field is the list. */
    Answer answerIn(ObjectNode object, String field) {
        if (!isLong()) {
            array(object.putArray(field));
            return Answer.json(200, object);
        }
        return Answer.streamed(
                200,
                out -> stream(out, json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, JsonNode> one : object.properties()) {
                        json.writeFieldName(one.getKey());
                        World.JSON.writeTree(json, one.getValue());
                    }
                    json.writeFieldName(field);
                    writeArray(json);
                    json.writeEndObject();
                }));
    }

    private boolean isLong() {
        return releases.stream().anyMatch(release -> release.files instanceof ManyFiles);
    }

    private ArrayNode array(ArrayNode list) {
        try {
            forEach(list::add);
        } catch (IOException e) {
            throw new IllegalStateException("a list in memory", e);
        }
        return list;
    }

    private void writeArray(JsonGenerator json) throws IOException {
        json.writeStartArray();
        forEach(file -> World.JSON.writeTree(json, file));
        json.writeEndArray();
    }

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    private static void stream(OutputStream out, Writing writing) throws IOException {
        try (JsonGenerator json = World.JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // a list that breaks off is not a short one
            writing.write(json);
        }
    }

    private void forEach(Sink sink) throws IOException {
        for (Catalogue.Release release : releases) {
            if (release.files instanceof ManyFiles many) {
                for (FakeDistribution file : many.values()) {
                    sink.accept(lies.tell(file, project.owner, project.name, authority));
                }
            } else {
                for (FakeDistribution file : seen(release)) {
                    sink.accept(lies.tell(file, project.owner, project.name, authority));
                }
            }
        }
    }

    private List<FakeDistribution> seen(Catalogue.Release release) {
        synchronized (world) {
            String start = Visibility.path(project.owner, project.name, release.version, "");
            Set<String> paths = new LinkedHashSet<>(world.visibility.ghostsIn(start));
            release.files.keySet().forEach(filename -> paths.add(start + filename));
            List<FakeDistribution> seen = new ArrayList<>();
            for (String path : paths) {
                Optional<FakeDistribution> there =
                        Optional.ofNullable(release.files.get(path.substring(start.length())));
                for (FakeDistribution file : world.visibility.look(path, there, Visibility.View.LISTING, world.now())) {
                    seen.add(file);
                    if (lies.saysTwice(file)) {
                        seen.add(file);
                    }
                }
            }
            return seen;
        }
    }
}

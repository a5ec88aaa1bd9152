package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The labels of files that are there: anaconda-api.md 1.11 and 6.1. The API calls them channels. */
final class LabelEndpoints {
    static final Set<Endpoint> WRITES = Set.of(Endpoint.LABEL_ADD, Endpoint.LABEL_REMOVE);

    private final World world;
    private final Lies lies;

    LabelEndpoints(World world, Lies lies) {
        this.world = world;
        this.lies = lies;
    }

    /** For a request that changes labels, what its body says it is about; any other as it is. */
    static Endpoint.Match about(Endpoint.Match at, JsonNode body) {
        if (!WRITES.contains(at.endpoint())) {
            return at;
        }
        Map<String, String> segments = new LinkedHashMap<>(at.segments());
        segments.put("name", body.path("package").asText(""));
        segments.put("version", body.path("version").asText(""));
        segments.put("basename", body.path("basename").asText(""));
        return new Endpoint.Match(at.endpoint(), segments);
    }

    RequestOutcome answer(Endpoint.Match at, String authority) {
        return switch (at.endpoint()) {
            case LABELS -> RequestOutcome.refused(Answer.json(200, all(at.owner())));
            case LABEL -> RequestOutcome.refused(one(at, authority));
            default -> change(at);
        };
    }

    private ObjectNode all(String owner) {
        Map<String, Integer> counts = new TreeMap<>();
        places(owner, "", "", "")
                .forEach(place -> place.file().labels().forEach(label -> counts.merge(label, 1, Integer::sum)));
        ObjectNode json = World.NODES.objectNode();
        counts.forEach(
                (label, count) -> json.putObject(label).put("count", count).put("is_locked", false));
        return json;
    }

    private Answer one(Endpoint.Match at, String authority) {
        List<Place> labelled = places(at.owner(), "", "", "").stream()
                .filter(place -> place.file().labels().contains(label(at)))
                .toList();
        if (labelled.isEmpty()) {
            return Guard.notFound(label(at)).orElseThrow();
        }
        ObjectNode json = World.NODES.objectNode().put("is_locked", false);
        ArrayNode files = json.putArray("files");
        labelled.forEach(place -> files.add(lies.tell(place.file(), at.owner(), place.project().name, authority)));
        return Answer.json(200, json);
    }

    private RequestOutcome change(Endpoint.Match at) {
        List<Place> places = places(at.owner(), at.name(), at.version(), at.basename());
        if (places.isEmpty()) {
            String sought = at.basename().isEmpty() ? at.name() : at.basename();
            return RequestOutcome.refused(Guard.notFound(sought).orElseThrow());
        }
        for (Place place : places) {
            Set<String> labels = new LinkedHashSet<>(place.file().labels());
            if (at.endpoint() == Endpoint.LABEL_ADD) {
                labels.add(label(at));
            } else {
                labels.remove(label(at));
            }
            place.release().put(place.file().withLabels(List.copyOf(labels)));
        }
        return RequestOutcome.applied(Answer.json(201, World.NODES.objectNode()));
    }

    private static String label(Endpoint.Match at) {
        return at.segments().getOrDefault("label", "");
    }

    /** A file and what it is in. */
    private record Place(Catalogue.Project project, Catalogue.Release release, FakeDistribution file) {}

    /** The files of an owner; an empty name, version or filename stands for all. */
    private List<Place> places(String owner, String name, String version, String filename) {
        List<Place> places = new ArrayList<>();
        for (Catalogue.Project project : world.catalogue.packagesOf(owner)) {
            for (Catalogue.Release release : project.releases.values()) {
                boolean inside = (name.isEmpty() || project.name.equals(name))
                        && (version.isEmpty() || release.version.equals(version));
                Stream<FakeDistribution> files = inside ? release.files.values().stream() : Stream.empty();
                files.filter(file -> filename.isEmpty() || file.filename().equals(filename))
                        .forEach(file -> places.add(new Place(project, release, file)));
            }
        }
        return places;
    }
}

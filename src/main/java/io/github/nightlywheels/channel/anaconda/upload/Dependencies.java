package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.DependencySpecifier;
import io.github.nightlywheels.wheel.metadata.Marker;
import io.github.nightlywheels.wheel.metadata.Requirement;
import io.github.nightlywheels.wheel.metadata.VersionSpecifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A wheel's requirements in the groups that anaconda.org's stage call wants ({@code anaconda-api.md} section 2).
 *
 * @param depends what is needed always, sorted by name
 * @param extras what is needed for an extra, by extra in file order
 * @param environments what is needed under any other marker, by the marker's text in file order
 */
record Dependencies(List<Dependency> depends, List<DependencyGroup> extras, List<DependencyGroup> environments) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Dependencies {
        depends = List.copyOf(depends);
        extras = List.copyOf(extras);
        environments = List.copyOf(environments);
    }

    /**
     * What is required.
     *
     * @param name the project, normalised, with the extras asked of it: {@code dask[array]}
     * @param versions the clauses in file order; {@code name @ url} is the operator {@code @} with the URL as version
     */
    record Dependency(String name, List<VersionSpecifier> versions) {
        Dependency {
            versions = List.copyOf(versions);
        }

        private ObjectNode toJson() {
            ObjectNode json = JSON.objectNode().put("name", name);
            ArrayNode specs = json.putArray("specs");
            versions.forEach(version -> specs.addArray().add(version.operator()).add(version.version()));
            return json;
        }

        private static Dependency of(DependencySpecifier specifier) {
            String extras = specifier.extras().isEmpty() ? "" : "[" + String.join(",", specifier.extras()) + "]";
            return new Dependency(
                    specifier.name().normalized() + extras,
                    specifier
                            .url()
                            .map(url -> List.of(new VersionSpecifier("@", url)))
                            .orElse(specifier.versions()));
        }
    }

    /**
     * What is required under one condition.
     *
     * @param name the extra, or the marker's text
     */
    record DependencyGroup(String name, List<Dependency> depends) {
        DependencyGroup {
            depends = List.copyOf(depends);
        }

        private ObjectNode toJson() {
            ObjectNode json = JSON.objectNode().put("name", name);
            json.set("depends", array(depends, Dependency::toJson));
            return json;
        }
    }

    /** The {@code dependencies} of a staging. A wheel with a requirement that cannot be read does not come so far. */
    ObjectNode toJson() {
        ObjectNode json = JSON.objectNode().put("has_dep_errors", false);
        json.set("depends", array(depends, Dependency::toJson));
        json.set("extras", array(extras, DependencyGroup::toJson));
        json.set("environments", array(environments, DependencyGroup::toJson));
        return json;
    }

    private static <T> ArrayNode array(List<T> elements, Function<T, JsonNode> toJson) {
        ArrayNode json = JSON.arrayNode();
        elements.stream().map(toJson).forEach(json::add);
        return json;
    }

    /**
     * Groups the requirements of a wheel. One whose marker asks for an extra and nothing else is in that extra's group; one
     * with any other condition, alone or beside an extra, is in the group of its whole marker.
     */
    static Dependencies of(CoreMetadata metadata) {
        List<Dependency> depends = new ArrayList<>();
        Map<String, List<Dependency>> extras = new LinkedHashMap<>();
        Map<String, List<Dependency>> environments = new LinkedHashMap<>();
        for (Requirement requirement : metadata.requirements()) {
            Dependency dependency = Dependency.of(requirement.dependency());
            Optional<Marker> marker = requirement.dependency().marker();
            if (marker.isEmpty()) {
                depends.add(dependency);
            } else if (marker.get().extras().isEmpty()) {
                environments
                        .computeIfAbsent(marker.get().text(), text -> new ArrayList<>())
                        .add(dependency);
            } else {
                marker.get()
                        .extras()
                        .forEach(extra -> extras.computeIfAbsent(extra, name -> new ArrayList<>())
                                .add(dependency));
            }
        }
        depends.sort(Comparator.comparing(Dependency::name));
        return new Dependencies(depends, groups(extras), groups(environments));
    }

    private static List<DependencyGroup> groups(Map<String, List<Dependency>> byName) {
        return byName.entrySet().stream()
                .map(entry -> new DependencyGroup(entry.getKey(), entry.getValue()))
                .toList();
    }
}

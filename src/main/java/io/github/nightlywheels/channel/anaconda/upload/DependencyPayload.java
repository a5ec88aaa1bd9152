package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import java.util.List;

/** The {@code dependencies} of a staging ({@code anaconda-api.md} section 2). */
final class DependencyPayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DependencyPayload() {}

    static ObjectNode of(CoreMetadata metadata) {
        Dependencies dependencies = Dependencies.of(metadata);
        ObjectNode json = JSON.objectNode();
        json.put("has_dep_errors", dependencies.hasErrors());
        json.set("depends", depends(dependencies.depends()));
        json.set("extras", groups(dependencies.extras()));
        json.set("environments", groups(dependencies.environments()));
        return json;
    }

    private static ArrayNode groups(List<Dependencies.Group> groups) {
        ArrayNode json = JSON.arrayNode();
        for (Dependencies.Group group : groups) {
            json.addObject().put("name", group.name()).set("depends", depends(group.depends()));
        }
        return json;
    }

    private static ArrayNode depends(List<Dependencies.Dependency> dependencies) {
        ArrayNode json = JSON.arrayNode();
        for (Dependencies.Dependency dependency : dependencies) {
            ArrayNode specs = json.addObject().put("name", dependency.name()).putArray("specs");
            dependency
                    .versions()
                    .forEach(version -> specs.addArray().add(version.operator()).add(version.version()));
        }
        return json;
    }
}

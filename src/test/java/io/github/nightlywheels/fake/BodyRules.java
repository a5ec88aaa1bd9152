package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The bodies of anaconda-api.md sections 1 and 2: exactly the documented keys, with the documented types. */
final class BodyRules {
    private final List<String> problems = new ArrayList<>();

    private BodyRules() {}

    static List<String> problems(Endpoint.Match at, JsonNode body) {
        BodyRules rules = new BodyRules();
        rules.check(at, body);
        return List.copyOf(rules.problems);
    }

    private void check(Endpoint.Match at, JsonNode body) {
        switch (at.endpoint()) {
            case PACKAGE_CREATE -> createsPackage(at, body);
            case PACKAGE_UPDATE -> updatesPackage(body);
            case RELEASE_CREATE -> {
                keys(
                        "",
                        body,
                        Map.of(
                                "requirements", "array",
                                "announce", "null|boolean",
                                "description", "string",
                                "version", "string",
                                "home_page", "string|null"));
                require(body.path("version").asText().equals(at.version()), "version is not that of the path");
            }
            case RELEASE_UPDATE -> keys("", body, Map.of("public_attrs", "object"));
            case STAGE -> stages(body);
            case COMMIT -> keys("", body, Map.of("dist_id", "string"));
            default -> require(false, "no body is expected here");
        }
    }

    private void createsPackage(Endpoint.Match at, JsonNode body) {
        keys("", body, Map.of("public", "boolean", "publish", "boolean", "public_attrs", "object"));
        JsonNode attrs = body.path("public_attrs");
        keys(
                "public_attrs.",
                attrs,
                Map.of("name", "string", "summary", "string|null", "license", "object", "package_types", "array"));
        require(attrs.path("name").asText().equals(at.name()), "public_attrs.name is not that of the path");
        keys(
                "public_attrs.license.",
                attrs.path("license"),
                Map.of("name", "string|null", "url", "string|null", "family", "string|null"));
        JsonNode types = attrs.path("package_types");
        require(types.size() == 1 && types.path(0).asText().equals("pypi"), "public_attrs.package_types is not [pypi]");
    }

    private void updatesPackage(JsonNode body) {
        require(body.path("public_attrs").isObject(), "public_attrs is not an object");
        for (String key : names(body)) {
            require(List.of("public_attrs", "public", "publish").contains(key), key + " is unknown");
        }
    }

    private void stages(JsonNode body) {
        keys(
                "",
                body,
                Map.of(
                        "distribution_type", "string",
                        "description", "string|null",
                        "attrs", "object",
                        "dependencies", "object",
                        "channels", "array",
                        "sha256", "string"));
        require(body.path("distribution_type").asText().equals("pypi"), "distribution_type is not pypi");
        require(body.path("sha256").asText().matches("[0-9a-f]{64}"), "sha256 is not 64 lower-case hex digits");
        body.path("channels")
                .forEach(label -> require(
                        label.isTextual() && !label.asText().isBlank(), "channels holds something else than names"));
        JsonNode attrs = body.path("attrs");
        keys(
                "attrs.",
                attrs,
                Map.of(
                        "packagetype",
                        "string",
                        "python_version",
                        "string",
                        "abi",
                        "string|null",
                        "build_no",
                        "number|string"));
        require(attrs.path("packagetype").asText().equals("bdist_wheel"), "attrs.packagetype is not bdist_wheel");
        dependencies(body.path("dependencies"));
    }

    private void dependencies(JsonNode dependencies) {
        keys(
                "dependencies.",
                dependencies,
                Map.of("has_dep_errors", "boolean", "depends", "array", "extras", "array", "environments", "array"));
        depends("dependencies.depends", dependencies.path("depends"));
        for (String group : List.of("extras", "environments")) {
            dependencies.path(group).forEach(one -> {
                keys("dependencies." + group + "[].", one, Map.of("name", "string", "depends", "array"));
                depends("dependencies." + group + "[].depends", one.path("depends"));
            });
        }
    }

    private void depends(String where, JsonNode depends) {
        depends.forEach(one -> {
            keys(where + "[].", one, Map.of("name", "string", "specs", "array"));
            one.path("specs")
                    .forEach(spec -> require(
                            spec.isArray()
                                    && spec.size() == 2
                                    && spec.path(0).isTextual()
                                    && spec.path(1).isTextual(),
                            where + "[].specs holds something else than [operator, version]"));
        });
    }

    private void keys(String where, JsonNode object, Map<String, String> types) {
        if (!object.isObject()) {
            require(false, (where.isEmpty() ? "the body" : where) + " is not an object");
            return;
        }
        for (String key : new TreeSet<>(types.keySet())) {
            JsonNode value = object.get(key);
            String type = value == null ? "missing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
            require(
                    List.of(types.get(key).split("\\|", -1)).contains(type),
                    where + key + " is " + type + ", not " + types.get(key));
        }
        for (String key : names(object)) {
            require(types.containsKey(key), where + key + " is unknown");
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = object.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}

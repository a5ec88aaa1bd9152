package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bodies of anaconda-api.md sections 1, 2 and 6.1: the documented keys with the documented types, and beside them only
 * what anaconda-client (c1cafbc) sends for a wheel when it is asked to.
 */
final class BodyRules {
    private final List<String> refusals = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final JsonShape shape = new JsonShape(refusals::add);

    /**
     * What is wrong with a body.
     *
     * @param refusals for which it is answered 400
     * @param remarks what is taken, because the official client sends it, and yet is a mistake of a client that means well
     */
    record Verdict(List<String> refusals, List<String> remarks) {}

    private BodyRules() {}

    static Verdict judge(Endpoint.Match at, JsonNode body) {
        BodyRules rules = new BodyRules();
        rules.check(at, body);
        return new Verdict(List.copyOf(rules.refusals), List.copyOf(rules.remarks));
    }

    private void check(Endpoint.Match at, JsonNode body) {
        switch (at.endpoint()) {
            case PACKAGE_CREATE -> createsPackage(at, body);
            case PACKAGE_UPDATE ->
                shape.keys("", body, Map.of("public_attrs", "object", "public", "boolean?", "publish", "boolean?"));
            case RELEASE_CREATE -> createsRelease(at, body);
            case RELEASE_UPDATE -> shape.keys("", body, Map.of("public_attrs", "object"));
            case STAGE -> stages(body);
            case COMMIT -> shape.keys("", body, Map.of("dist_id", "string"));
            case LABEL_ADD, LABEL_REMOVE -> labels(at, body);
            default -> refusals.add("no body is expected here");
        }
    }

    private void createsPackage(Endpoint.Match at, JsonNode body) {
        shape.keys("", body, Map.of("public", "boolean", "publish", "boolean", "public_attrs", "object"));
        JsonNode attrs = body.path("public_attrs");
        shape.keys(
                "public_attrs.",
                attrs,
                Map.of("name", "string", "summary", "string|null", "license", "object", "package_types", "array"));
        String name = attrs.path("name").asText();
        remark(name.equals(at.name()), "public_attrs.name is not that of the path");
        shape.require(spelling(name).equals(spelling(at.name())), "public_attrs.name is not that of the path");
        shape.keys(
                "public_attrs.license.",
                attrs.path("license"),
                Map.of("name", "string|null", "url", "string|null", "family", "string|null"));
        JsonNode types = attrs.path("package_types");
        shape.require(
                types.size() == 1 && types.path(0).asText().equals("pypi"), "public_attrs.package_types is not [pypi]");
    }

    /** {@code anaconda upload --package} takes the lower-case name, with underscores or not. */
    private static String spelling(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** {@code --summary} adds the summary, {@code --version} changes the path alone, {@code --interactive} asks for announce. */
    private void createsRelease(Endpoint.Match at, JsonNode body) {
        shape.keys(
                "",
                body,
                Map.of(
                        "requirements", "array",
                        "announce", "null|boolean|string",
                        "description", "string|null",
                        "version", "string",
                        "home_page", "string|null",
                        "summary", "string?"));
        remark(body.path("version").asText().equals(at.version()), "version is not that of the path");
    }

    private void stages(JsonNode body) {
        shape.keys(
                "",
                body,
                Map.of(
                        "distribution_type", "string",
                        "description", "string|null",
                        "attrs", "object",
                        "dependencies", "object",
                        "channels", "array",
                        "sha256", "string"));
        shape.require(body.path("distribution_type").asText().equals("pypi"), "distribution_type is not pypi");
        shape.require(body.path("sha256").asText().matches("[0-9a-f]{64}"), "sha256 is not 64 lower-case hex digits");
        body.path("channels")
                .forEach(label -> shape.require(
                        label.isTextual() && !label.asText().isBlank(), "channels holds something else than names"));
        JsonNode attrs = body.path("attrs");
        shape.keys(
                "attrs.",
                attrs,
                Map.of(
                        "packagetype", "string",
                        "python_version", "string",
                        "abi", "string|null",
                        "build_no", "number|string",
                        "binstar_build", "string?")); // --build-id
        boolean isSource = attrs.path("python_version").asText().equals("source");
        shape.require(
                attrs.path("packagetype").asText().equals(isSource ? "sdist" : "bdist_wheel"),
                "attrs.packagetype is not that of the file");
        dependencies(body.path("dependencies"));
    }

    /** A wheel of before 2018, with a metadata.json, may have extra_depends in place of extras and environments. */
    private void dependencies(JsonNode dependencies) {
        List<String> groups =
                dependencies.has("extra_depends") ? List.of("extra_depends") : List.of("extras", "environments");
        shape.keys(
                "dependencies.",
                dependencies,
                groups.size() == 1
                        ? Map.of("has_dep_errors", "boolean", "depends", "array", "extra_depends", "array")
                        : Map.of(
                                "has_dep_errors", "boolean",
                                "depends", "array",
                                "extras", "array",
                                "environments", "array"));
        depends("dependencies.depends", dependencies.path("depends"));
        for (String group : groups) {
            dependencies.path(group).forEach(one -> {
                shape.keys("dependencies." + group + "[].", one, Map.of("name", "string", "depends", "array"));
                depends("dependencies." + group + "[].depends", one.path("depends"));
            });
        }
    }

    private void depends(String where, JsonNode depends) {
        depends.forEach(one -> {
            shape.keys(where + "[].", one, Map.of("name", "string", "specs", "array"));
            one.path("specs")
                    .forEach(spec -> shape.require(
                            spec.isArray()
                                    && spec.size() == 2
                                    && spec.path(0).isTextual()
                                    && spec.path(1).isTextual(),
                            where + "[].specs holds something else than [operator, version]"));
        });
    }

    /** What is left out widens the request to a whole release, package or channel: nobody means that for a wheel. */
    private void labels(Endpoint.Match at, JsonNode body) {
        shape.keys("", body, Map.of("package", "string|null", "version", "string|null", "basename", "string|null"));
        for (String key : List.of("package", "version", "basename")) {
            remark(body.path(key).isTextual(), key + " is left out, which means all of them");
        }
        String label = at.segments().getOrDefault("label", "");
        remark(label.equals(label.toLowerCase(Locale.ROOT)), "the label " + label + " is not in lower case");
    }

    private void remark(boolean holds, String mistake) {
        if (!holds) {
            remarks.add(mistake);
        }
    }
}

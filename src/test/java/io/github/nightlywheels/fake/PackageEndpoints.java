package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Packages and releases: anaconda-api.md 1.4 and 1.5. */
final class PackageEndpoints {
    private final World world;
    private final Lies lies;

    PackageEndpoints(World world, Lies lies) {
        this.world = world;
        this.lies = lies;
    }

    RequestOutcome answer(Endpoint.Match at, JsonNode body, String authority) {
        Optional<Catalogue.Project> found = world.catalogue.find(at.owner(), at.name());
        if (at.endpoint() == Endpoint.PACKAGES) {
            return RequestOutcome.refused(listing(at, authority));
        }
        if (at.endpoint() == Endpoint.PACKAGE_CREATE) {
            return createPackage(at, body, found.isPresent(), authority);
        }
        return found.map(known -> answer(at, known, body, authority))
                .orElseGet(
                        () -> RequestOutcome.refused(Guard.notFound(at.name()).orElseThrow()));
    }

    private RequestOutcome answer(Endpoint.Match at, Catalogue.Project known, JsonNode body, String authority) {
        return switch (at.endpoint()) {
            case PACKAGE_GET -> RequestOutcome.refused(whole(known, authority));
            case PACKAGE_FILES -> RequestOutcome.refused(files(known, authority).answer());
            case PACKAGE_UPDATE -> {
                known.attrs.setAll((ObjectNode) body.path("public_attrs"));
                yield RequestOutcome.applied(Answer.json(200, World.NODES.objectNode()));
            }
            case PACKAGE_DELETE -> {
                world.catalogue.removePackage(at.owner(), at.name());
                yield RequestOutcome.applied(Answer.json(201, World.NODES.objectNode()));
            }
            default -> release(at, known, body, authority);
        };
    }

    private Answer listing(Endpoint.Match at, String authority) {
        if (!world.exists(at.owner())) {
            return Guard.notFound(at.owner()).orElseThrow();
        }
        ArrayNode list = World.NODES.arrayNode();
        world.catalogue.packagesOf(at.owner()).forEach(one -> {
            ObjectNode json = describe(one, authority);
            json.remove("releases");
            list.add(json);
        });
        return Answer.json(200, list);
    }

    private RequestOutcome createPackage(Endpoint.Match at, JsonNode body, boolean exists, String authority) {
        if (!body.path("public").asBoolean()) {
            return RequestOutcome.refused(Answer.error(400, "You can not create a private package."));
        }
        if (exists) {
            return RequestOutcome.refused(
                    Answer.error(409, "Owner " + at.owner() + " already have a package named " + at.name()));
        }
        Catalogue.Project made = world.catalogue.ensurePackage(at.owner(), at.name());
        made.attrs.setAll((ObjectNode) body.path("public_attrs"));
        return RequestOutcome.applied(whole(made, authority));
    }

    private RequestOutcome release(Endpoint.Match at, Catalogue.Project known, JsonNode body, String authority) {
        Optional<Catalogue.Release> release = world.catalogue.find(at.owner(), at.name(), at.version());
        if (at.endpoint() == Endpoint.RELEASE_CREATE) {
            if (release.isPresent()) {
                return RequestOutcome.refused(Answer.error(400, "versions " + at.version() + " already exists"));
            }
            world.catalogue
                    .ensureRelease(at.owner(), at.name(), at.version())
                    .attrs
                    .setAll((ObjectNode) body);
            return RequestOutcome.applied(Answer.json(200, World.NODES.objectNode()));
        }
        if (release.isEmpty()) {
            return RequestOutcome.refused(noRelease(at.version()));
        }
        return switch (at.endpoint()) {
            case RELEASE_GET -> {
                ObjectNode json = World.NODES.objectNode();
                json.put("version", at.version());
                json.set("public_attrs", release.get().attrs);
                yield RequestOutcome.refused(new Listing(world, lies, known, List.of(release.get()), authority)
                        .answerIn(json, "distributions"));
            }
            case RELEASE_UPDATE -> {
                release.get().attrs.setAll((ObjectNode) body.path("public_attrs"));
                yield RequestOutcome.applied(Answer.json(200, World.NODES.objectNode()));
            }
            case RELEASE_DELETE -> {
                world.catalogue.removeRelease(at.owner(), at.name(), at.version());
                yield RequestOutcome.applied(Answer.json(201, World.NODES.objectNode()));
            }
            default -> throw new IllegalStateException(at.endpoint() + " has no answer");
        };
    }

    static Answer noRelease(String version) {
        return Answer.error(404, "release version='" + version + "' does not exist");
    }

    private Listing files(Catalogue.Project known, String authority) {
        return new Listing(world, lies, known, List.copyOf(known.releases.values()), authority);
    }

    private Answer whole(Catalogue.Project known, String authority) {
        return files(known, authority).answerIn(describe(known, authority), "files");
    }

    /** What is said of a package, without its files. */
    private ObjectNode describe(Catalogue.Project known, String authority) {
        ObjectNode json = World.NODES.objectNode();
        json.put("name", known.name);
        json.put("id", known.id);
        json.putArray("package_types").add("pypi");
        json.set("summary", known.attrs.path("summary"));
        json.put("description", "");
        json.put("public", true);
        json.set("owner", world.account(known.owner));
        json.put("full_name", known.owner + "/" + known.name);
        json.put("url", "http://" + authority + "/packages/" + known.owner + "/" + known.name);
        json.put("html_url", "http://anaconda.org/" + known.owner + "/" + known.name);
        ArrayNode versions = json.putArray("versions");
        known.releases.keySet().forEach(versions::add);
        String latest = known.releases.keySet().stream().reduce((a, b) -> b).orElse(null);
        json.put("latest_version", latest);
        json.putArray("conda_platforms");
        json.put("revision", 1);
        json.set("license", known.attrs.path("license").path("name"));
        json.put("created_at", World.date(known.createdAt));
        json.put("modified_at", World.date(known.createdAt));
        ArrayNode releases = json.putArray("releases");
        known.releases.keySet().forEach(version -> releases.addObject().put("version", version));
        return json;
    }
}

package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.util.Optional;

/** Staging, committing, reading and deleting distributions: anaconda-api.md 1.6, 1.8 and 1.9. */
final class DistributionEndpoints {
    private final World world;
    private final RequestLog log;
    private final Lies lies;
    private final String storageUrl;

    DistributionEndpoints(World world, RequestLog log, Lies lies, String storageUrl) {
        this.world = world;
        this.log = log;
        this.lies = lies;
        this.storageUrl = storageUrl;
    }

    RequestOutcome answer(Endpoint.Match at, JsonNode body, String authority) {
        Catalogue catalogue = world.catalogue;
        if (catalogue.find(at.owner(), at.name()).isEmpty()) {
            return RequestOutcome.refused(Guard.notFound(at.name()).orElseThrow());
        }
        return switch (at.endpoint()) {
            case STAGE -> stage(at, body);
            case COMMIT -> commit(at, body);
            case DIST_DELETE -> delete(at);
            case DOWNLOAD ->
                RequestOutcome.refused(catalogue
                        .find(at)
                        .map(file -> Answer.empty(302)
                                .with(
                                        "Location",
                                        storageUrl
                                                + StorageSite.PATH
                                                + catalogue
                                                        .find(at.owner(), at.name())
                                                        .orElseThrow()
                                                        .id + "/" + file.id()))
                        .orElseGet(() -> noFile(at)));
            default ->
                RequestOutcome.refused(
                        world.visibility.look(path(at), catalogue.find(at), Visibility.View.FILE, world.now()).stream()
                                .findFirst()
                                .map(file -> Answer.json(200, lies.tell(file, at.owner(), at.name(), authority)))
                                .orElseGet(() -> noFile(at)));
        };
    }

    private static Answer noFile(Endpoint.Match at) {
        String sought = at.segments().getOrDefault("id", at.basename());
        return Guard.notFound(sought).orElseThrow();
    }

    private static String path(Endpoint.Match at) {
        return Visibility.path(at.owner(), at.name(), at.version(), at.basename());
    }

    private RequestOutcome stage(Endpoint.Match at, JsonNode body) {
        Catalogue catalogue = world.catalogue;
        if (catalogue.find(at.owner(), at.name(), at.version()).isEmpty()) {
            return RequestOutcome.refused(PackageEndpoints.noRelease(at.version()));
        }
        if (catalogue.find(at).isPresent()) {
            return RequestOutcome.refused(exists(at));
        }
        if (catalogue.leaseOn(path(at)).isPresent()) {
            return RequestOutcome.refused(Answer.error(
                    409,
                    ("file %s already exists or being uploaded for package %s version %s."
                                    + " if your previous upload failed, please wait 2 minutes before trying again")
                            .formatted(at.basename(), at.name(), at.version())));
        }
        if (catalogue.quotaAt == Endpoint.STAGE && catalogue.isOver(at.owner(), 1)) {
            return RequestOutcome.refused(overQuota());
        }
        String packageId = catalogue.find(at.owner(), at.name()).orElseThrow().id;
        Stage stage = catalogue.stage(packageId, path(at), body);
        ObjectNode json = World.NODES.objectNode();
        json.put("basename", at.basename());
        json.put("dist_id", stage.id);
        json.set("form_data", StorageForm.json(stage.form));
        json.put("package_id", packageId);
        json.put("post_url", storageUrl + StorageSite.PATH);
        json.put("s3_url", storageUrl + StorageSite.PATH);
        json.set("s3form_data", StorageForm.json(stage.form));
        return RequestOutcome.applied(Answer.json(200, json));
    }

    private static Answer exists(Endpoint.Match at) {
        return Answer.error(
                409,
                "file %s already exists for package %s version %s".formatted(at.basename(), at.name(), at.version()));
    }

    private Answer overQuota() {
        return Answer.error(402, "Storage requirements exceeded (" + world.catalogue.quota + " bytes).");
    }

    private RequestOutcome commit(Endpoint.Match at, JsonNode body) {
        Catalogue catalogue = world.catalogue;
        String id = body.path("dist_id").asText();
        Optional<Stage> stage = Optional.ofNullable(catalogue.stages.get(id)).filter(one -> one.path.equals(path(at)));
        if (stage.isEmpty()) {
            return RequestOutcome.refused(Answer.error(404, "Invalid dist_id ObjectId('" + id + "') does not exist"));
        }
        Received received = stage.get().received;
        if (received.size() < 0) {
            log.violation("commit of " + at.basename() + " before its bytes were in the storage");
            return RequestOutcome.refused(Answer.error(400, "no object was stored for dist_id " + id));
        }
        if (catalogue.find(at).isPresent()) {
            return RequestOutcome.refused(exists(at));
        }
        if (catalogue.quotaAt == Endpoint.COMMIT && catalogue.isOver(at.owner(), received.size())) {
            return RequestOutcome.refused(overQuota());
        }
        catalogue.commit(stage.get(), at);
        world.visibility.committed(path(at), world.now());
        return RequestOutcome.applied(Answer.json(
                200,
                World.NODES
                        .objectNode()
                        .put("url", "http://anaconda.org/" + at.owner() + "/" + at.name() + "/" + at.version())));
    }

    private RequestOutcome delete(Endpoint.Match at) {
        String id = at.segments().getOrDefault("id", "");
        Optional<FakeDistribution> file = id.isEmpty()
                ? world.catalogue.find(at)
                : world.catalogue.find(at.owner(), at.name(), at.version()).stream()
                        .flatMap(release -> release.files.values().stream())
                        .filter(one -> one.id().equals(id))
                        .findFirst();
        if (file.isEmpty()) {
            return RequestOutcome.refused(noFile(at));
        }
        world.catalogue.removeFile(at, file.get().filename());
        world.visibility.deleted(
                Visibility.path(at.owner(), at.name(), at.version(), file.get().filename()), file.get());
        return RequestOutcome.applied(Answer.json(
                200, World.NODES.objectNode().put("basename", file.get().filename())));
    }
}

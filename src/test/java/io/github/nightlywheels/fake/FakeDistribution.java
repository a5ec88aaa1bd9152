package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A committed distribution.
 *
 * @param id the dist_id it was staged under
 * @param sha256 what the stage request promised; compare it with {@code received().sha256()}
 * @param size of what was received
 * @param promise the whole body of the stage request: attrs, dependencies, description, channels
 * @param received what really arrived in the storage
 */
public record FakeDistribution(
        String id,
        String filename,
        String version,
        String sha256,
        String md5,
        long size,
        List<String> labels,
        Instant uploadedAt,
        JsonNode promise,
        Received received) {

    public JsonNode attrs() {
        return promise.path("attrs");
    }

    public JsonNode dependencies() {
        return promise.path("dependencies");
    }

    static FakeDistribution of(Stage stage, String filename, String version, Instant now) {
        List<String> labels = new ArrayList<>();
        stage.promise.path("channels").forEach(label -> labels.add(label.asText()));
        if (labels.isEmpty()) {
            labels.add("main");
        }
        return new FakeDistribution(
                stage.id,
                filename,
                version,
                stage.promise.path("sha256").asText(),
                stage.received.md5(),
                stage.received.size(),
                List.copyOf(labels),
                now,
                stage.promise,
                stage.received);
    }

    static FakeDistribution of(
            String id, String filename, String version, byte[] content, List<String> labels, Instant uploadedAt) {
        ObjectNode promise = World.NODES.objectNode();
        promise.putNull("description");
        promise.putObject("attrs").put("packagetype", "bdist_wheel");
        promise.putObject("dependencies");
        Received received = Multipart.received(filename, content);
        return new FakeDistribution(
                id,
                filename,
                version,
                received.sha256(),
                received.md5(),
                content.length,
                labels.isEmpty() ? List.of("main") : labels,
                uploadedAt,
                promise,
                received);
    }

    FakeDistribution withLabels(List<String> others) {
        return new FakeDistribution(id, filename, version, sha256, md5, size, others, uploadedAt, promise, received);
    }

    FakeDistribution withUploadedAt(Instant time) {
        return new FakeDistribution(id, filename, version, sha256, md5, size, labels, time, promise, received);
    }

    /** The file object of anaconda-api.md 1.4 and 1.9. */
    ObjectNode json(String owner, String name, String apiAuthority) {
        ObjectNode file = World.NODES.objectNode();
        file.put("basename", filename);
        file.put("full_name", owner + "/" + name + "/" + version + "/" + filename);
        file.put("version", version);
        file.put("distribution_type", "pypi");
        file.put("type", "pypi");
        file.put("upload_time", World.date(uploadedAt));
        file.put("md5", md5);
        file.put("sha256", sha256);
        file.put("size", size);
        file.put(
                "download_url",
                "//" + apiAuthority + "/download/" + owner + "/" + name + "/" + version + "/" + filename);
        labels.forEach(file.putArray("labels")::add);
        file.put("owner", owner);
        file.put("ndownloads", 0);
        file.set("description", promise.path("description"));
        file.set("dependencies", promise.path("dependencies"));
        file.set("attrs", promise.path("attrs"));
        return file;
    }
}

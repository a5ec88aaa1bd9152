package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import java.util.List;

/** The JSON that is sent with each write ({@code anaconda-api.md} sections 1.4 to 1.8 and 2). */
final class Payloads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Payloads() {}

    /** Creates a package. */
    static ObjectNode createPackage(CoreMetadata metadata) {
        ObjectNode license = JSON.objectNode();
        license.put("name", metadata.license().orElse(null));
        license.putNull("url");
        license.putNull("family");
        ObjectNode attributes = JSON.objectNode();
        attributes.put("name", metadata.name().text());
        attributes.put("summary", metadata.summary().orElse(""));
        attributes.set("license", license);
        attributes.putArray("package_types").add("pypi");
        ObjectNode body = JSON.objectNode();
        body.put("public", true);
        body.put("publish", false);
        body.set("public_attrs", attributes);
        return body;
    }

    /** Creates a release. */
    static ObjectNode createRelease(CoreMetadata metadata, String description) {
        ObjectNode body = JSON.objectNode();
        body.putArray("requirements");
        body.putNull("announce");
        body.put("description", description);
        body.put("version", metadata.version());
        body.put("home_page", metadata.homePage().orElse(null));
        return body;
    }

    /** Sets a place aside for a wheel. The labels are what the API calls channels. */
    static ObjectNode stage(Wheel wheel, List<String> labels) {
        ObjectNode body = JSON.objectNode();
        body.put("distribution_type", "pypi");
        body.putNull("description");
        body.set("attrs", attributes(wheel.filename()));
        body.set("dependencies", Dependencies.of(wheel.metadata()).toJson());
        ArrayNode channels = body.putArray("channels");
        labels.forEach(channels::add);
        body.put("sha256", wheel.digests().sha256());
        return body;
    }

    private static ObjectNode attributes(WheelFilename filename) {
        ObjectNode attributes = JSON.objectNode();
        attributes.put("packagetype", filename.isSource() ? "sdist" : "bdist_wheel");
        attributes.put("python_version", filename.tags().python());
        String abi = filename.tags().abi();
        attributes.put("abi", abi.equals("none") ? null : abi);
        JsonNode build = filename.buildTag().<JsonNode>map(JSON::textNode).orElse(JSON.numberNode(0));
        attributes.set("build_no", build);
        return attributes;
    }

    /** Adds a label to this one file: without the last two it would be to all files of the release, or of the package. */
    static ObjectNode label(Release release, String filename) {
        return JSON.objectNode()
                .put("package", release.project().text())
                .put("version", release.version())
                .put("basename", filename);
    }

    /** Makes what was staged a distribution. */
    static ObjectNode commit(UploadGrant staged) {
        return JSON.objectNode().put("dist_id", staged.distributionId());
    }
}

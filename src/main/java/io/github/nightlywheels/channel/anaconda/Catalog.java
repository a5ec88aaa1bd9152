package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads what the channel has ({@code anaconda-api.md} sections 1.4, 1.5 and 1.9). Fields that the server leaves out, or
 * sends in another type, are empty.
 */
final class Catalog {
    private final AnacondaApi api;
    private final Identity identity;

    Catalog(AnacondaApi api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    /**
     * A project on the channel.
     *
     * @param name as the server spells it
     * @param files how many files it has in all its releases, if the server tells
     * @param releases its releases, as far as the server tells
     */
    record PackageRecord(String name, OptionalInt files, List<PublishedRelease> releases) {}

    Optional<PackageRecord> findPackage(ProjectName project, Deadline deadline) {
        return find(AccessQuestions.project(identity.organization(), project), project, deadline)
                .map(json -> packageRecord(project, json));
    }

    /** Reads the server's answer to the question for a project. */
    static PackageRecord packageRecord(ProjectName project, JsonNode json) {
        JsonNode files = json.path("files");
        return new PackageRecord(
                text(json, "name").orElse(project.text()),
                files.isArray() ? OptionalInt.of(files.size()) : OptionalInt.empty(),
                releases(files));
    }

    private static List<PublishedRelease> releases(JsonNode files) {
        Map<String, List<Distribution>> byVersion = new LinkedHashMap<>();
        for (JsonNode file : files) {
            text(file, "version")
                    .ifPresent(version -> text(file, "basename")
                            .ifPresent(name -> byVersion
                                    .computeIfAbsent(version, key -> new ArrayList<>())
                                    .add(distribution(name, file))));
        }
        return byVersion.entrySet().stream()
                .map(release -> new PublishedRelease(release.getKey(), release.getValue()))
                .toList();
    }

    /** The distributions of a release, duplicates included; empty if there is no such release. */
    Optional<List<Distribution>> findRelease(Release release, Deadline deadline) {
        return find(
                        ApiRequest.get(
                                "list the release " + release,
                                "release",
                                identity.organization(),
                                release.project().text(),
                                release.version()),
                        release.project(),
                        deadline)
                .map(json -> {
                    List<Distribution> distributions = new ArrayList<>();
                    for (JsonNode file : json.path("distributions")) {
                        text(file, "basename").ifPresent(name -> distributions.add(distribution(name, file)));
                    }
                    return distributions;
                });
    }

    Optional<Distribution> findDistribution(Release release, String filename, Deadline deadline) {
        return find(
                        ApiRequest.get(
                                "look up " + filename,
                                "dist",
                                identity.organization(),
                                release.project().text(),
                                release.version(),
                                filename),
                        release.project(),
                        deadline)
                .map(json -> distribution(filename, json));
    }

    private Optional<JsonNode> find(ApiRequest request, ProjectName project, Deadline deadline) {
        ApiAnswer answer = api.read(request, deadline);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isSuccess() || !answer.json().isObject()) {
            throw identity.refused(answer, project);
        }
        return Optional.of(answer.json());
    }

    private static Distribution distribution(String filename, JsonNode json) {
        return new Distribution(
                filename,
                text(json, "sha256").map(hex -> hex.toLowerCase(Locale.ROOT)),
                text(json, "md5").map(hex -> hex.toLowerCase(Locale.ROOT)),
                json.path("size").canConvertToLong()
                        ? OptionalLong.of(json.path("size").asLong())
                        : OptionalLong.empty(),
                labels(json.path("labels")),
                text(json, "upload_time").flatMap(ServerTime::parse));
    }

    private static Optional<List<String>> labels(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        json.forEach(label -> labels.add(label.asText()));
        return Optional.of(labels);
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}

package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads what the channel has ({@code anaconda-api.md} sections 1.4, 1.5 and 1.9). Fields that the server leaves out, or
 * sends in another type, are empty.
 */
public final class PackageCatalog {
    private final RetryingApi api;
    private final ChannelContext identity;

    public PackageCatalog(RetryingApi api, ChannelContext identity) {
        this.api = api;
        this.identity = identity;
    }

    /**
     * A project on the channel.
     *
     * @param name as the server spells it
     * @param releases its releases, as far as the server tells
     */
    public record PackageRecord(String name, List<PublishedRelease> releases) {
        /** Whether it is known to have a file besides this one. */
        public boolean hasBesides(String filename) {
            return releases.stream()
                    .flatMap(release -> release.distributions().stream())
                    .map(file -> file.filename().substring(file.filename().lastIndexOf('/') + 1))
                    .anyMatch(name -> !name.equals(filename));
        }
    }

    public Optional<PackageRecord> findPackage(ProjectName project, RetryBudget budget) {
        return find(
                AccessRequests.project(identity.organization(), project),
                project,
                budget,
                json -> Optional.of(packageRecord(project, json)));
    }

    /** Reads the server's answer to the question for a project. */
    public static PackageRecord packageRecord(ProjectName project, JsonNode json) {
        JsonNode files = json.path("files");
        return new PackageRecord(JsonFields.text(json, "name").orElse(project.text()), releases(files));
    }

    /** An entry without a version or a name counts for nothing. */
    private static List<PublishedRelease> releases(JsonNode files) {
        Map<String, List<Distribution>> byVersion = new LinkedHashMap<>();
        for (JsonNode file : files) {
            JsonFields.text(file, "version")
                    .ifPresent(version -> JsonFields.text(file, "basename")
                            .ifPresent(name -> byVersion
                                    .computeIfAbsent(version, key -> new ArrayList<>())
                                    .add(distribution(name, file))));
        }
        return byVersion.entrySet().stream()
                .map(release -> new PublishedRelease(release.getKey(), release.getValue()))
                .toList();
    }

    /**
     * The distributions of a release, duplicates included; empty if there is no such release. What does not list them is not
     * taken for an empty release.
     */
    public Optional<List<Distribution>> findRelease(Release release, RetryBudget budget) {
        return find(
                ApiRequest.get(
                        "list the release " + release,
                        "release",
                        identity.organization(),
                        release.project().text(),
                        release.version()),
                release.project(),
                budget,
                json -> distributions(json.path("distributions")));
    }

    /** Empty if it is no list of files. */
    private static Optional<List<Distribution>> distributions(JsonNode json) {
        List<Distribution> distributions = new ArrayList<>();
        json.forEach(file ->
                JsonFields.text(file, "basename").ifPresent(name -> distributions.add(distribution(name, file))));
        return json.isArray() && distributions.size() == json.size() ? Optional.of(distributions) : Optional.empty();
    }

    public Optional<Distribution> findDistribution(Release release, String filename, RetryBudget budget) {
        return find(
                ApiRequest.get(
                        "look up " + filename,
                        "dist",
                        identity.organization(),
                        release.project().text(),
                        release.version(),
                        filename),
                release.project(),
                budget,
                json -> Optional.of(distribution(filename, json)));
    }

    private <T> Optional<T> find(
            ApiRequest request, ProjectName project, RetryBudget budget, Function<JsonNode, Optional<T>> reading) {
        Classification read = api.read(request, budget);
        ApiResponse answer = read.response();
        if (read.meaning() == Meaning.ABSENT || read.meaning() == Meaning.ABSENT_ON_PAGE) {
            return Optional.empty();
        }
        if (read.meaning() != Meaning.SUCCESS || !answer.json().isObject()) {
            throw identity.refused(answer, project);
        }
        Optional<T> found = reading.apply(answer.json());
        if (found.isEmpty()) {
            throw new FailureException(
                    new TransferFailure.UnexpectedAnswer(answer.reply(), "the files of the release"));
        }
        return found;
    }

    private static Distribution distribution(String filename, JsonNode json) {
        return new Distribution(
                filename,
                JsonFields.text(json, "sha256").map(hex -> hex.toLowerCase(Locale.ROOT)),
                JsonFields.text(json, "md5").map(hex -> hex.toLowerCase(Locale.ROOT)),
                json.path("size").canConvertToLong()
                        ? OptionalLong.of(json.path("size").asLong())
                        : OptionalLong.empty(),
                labels(json.path("labels")),
                JsonFields.text(json, "upload_time").flatMap(ServerTime::parse),
                JsonFields.text(json, "_id"));
    }

    private static Optional<List<String>> labels(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        json.forEach(label -> labels.add(label.asText()));
        return Optional.of(labels);
    }
}

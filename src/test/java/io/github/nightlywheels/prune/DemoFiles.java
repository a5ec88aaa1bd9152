package io.github.nightlywheels.prune;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The files of the project {@code demo} on a channel that is only thought of. */
final class DemoFiles {
    static final ProjectName DEMO = new ProjectName("demo");
    static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final Map<String, List<Distribution>> byVersion = new LinkedHashMap<>();
    private final Map<String, Exemption> exempt = new HashMap<>();

    /** A wheel of one label, uploaded so many days ago. */
    DemoFiles wheel(String version, String tags, double daysAgo, String... labels) {
        return file(version, "demo-" + version + "-" + tags + ".whl", daysAgo, labels);
    }

    /** A wheel for every Python, uploaded so many days ago. */
    DemoFiles pure(String version, double daysAgo) {
        return wheel(version, "py3-none-any", daysAgo);
    }

    DemoFiles file(String version, String filename, double daysAgo, String... labels) {
        Instant uploadedAt = NOW.minus(Duration.ofSeconds(Math.round(daysAgo * 86400)));
        String hex = String.format("%08x", filename.hashCode());
        return add(
                version,
                new Distribution(
                        filename,
                        Optional.of(hex.repeat(8)),
                        Optional.of(hex.repeat(4)),
                        OptionalLong.of(1000),
                        Optional.of(labels.length == 0 ? List.of("main") : List.of(labels)),
                        Optional.of(uploadedAt)));
    }

    DemoFiles add(String version, Distribution file) {
        byVersion.computeIfAbsent(version, key -> new ArrayList<>()).add(file);
        return this;
    }

    /** The same channel, on which this file is not its own. */
    DemoFiles exempt(String filename, Exemption exemption) {
        exempt.put(filename, exemption);
        return this;
    }

    List<PublishedRelease> releases() {
        return byVersion.entrySet().stream()
                .map(entry -> new PublishedRelease(entry.getKey(), entry.getValue()))
                .toList();
    }

    ProjectListing listing(String... doubts) {
        return new ProjectListing(DEMO, releases(), List.of(doubts), exempt);
    }

    PrunePlan plan(RetentionPolicy policy, String... published) {
        return PruneRule.apply(new ProjectListing(DEMO, releases(), List.of(), exempt), policy, Set.of(published), NOW);
    }

    /** What is left when the plan is carried out. */
    DemoFiles without(List<FileVerdict> removed) {
        DemoFiles rest = new DemoFiles();
        Set<Distribution> gone =
                Set.copyOf(removed.stream().map(FileVerdict::file).toList());
        byVersion.forEach((version, files) ->
                files.stream().filter(file -> !gone.contains(file)).forEach(file -> rest.add(version, file)));
        rest.exempt.putAll(exempt);
        return rest;
    }
}

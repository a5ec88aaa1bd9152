package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.prune.PrunePlan;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a channel has of one project.
 *
 * @param project the project
 * @param listing its files; empty if it is not there or could not be read
 * @param plan what the rule says of them
 * @param doubts why pruning would remove nothing whatever the rule says, a clause each
 * @param failure why it could not be read
 */
public record ProjectStatus(
        ProjectName project,
        Optional<ProjectListing> listing,
        PrunePlan plan,
        List<String> doubts,
        Optional<FailureException> failure) {
    public ProjectStatus {
        doubts = List.copyOf(doubts);
    }

    /** A file with the version it belongs to. */
    public record VersionedFile(String version, Distribution file) {}

    /** Whether the channel says that it has no such project. */
    public boolean isAbsent() {
        return listing.isEmpty() && failure.isEmpty();
    }

    /** Its files, each with its version. */
    public Stream<VersionedFile> files() {
        return listing.stream()
                .flatMap(there -> there.releases().stream())
                .flatMap(release ->
                        release.distributions().stream().map(file -> new VersionedFile(release.version(), file)));
    }

    /** The wheel that was uploaded last, if the channel has one and tells when. */
    public Optional<VersionedFile> newest() {
        return files().filter(entry -> entry.file().filename().endsWith(".whl"))
                .filter(entry -> entry.file().uploadedAt().isPresent())
                .max(Comparator.comparing(entry -> entry.file().uploadedAt().orElseThrow()));
    }

    /** How many bytes its files take, as far as the channel tells. */
    public long bytes() {
        return files().mapToLong(entry -> entry.file().size().orElse(0)).sum();
    }

    /** Whether the channel got no wheel of it within that time, or does not have it. */
    boolean isStale(Duration limit, Instant now) {
        return failure.isEmpty()
                && newest().flatMap(entry -> entry.file().uploadedAt())
                        .filter(time -> Duration.between(time, now).compareTo(limit) <= 0)
                        .isEmpty();
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.ReadableChannel;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.prune.ListingCheck;
import io.github.nightlywheels.prune.PruneRule;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads projects of a channel, several at once, and applies the rule to each.
 *
 * @param channel the channel
 * @param policy the rule
 * @param published the filenames that this run has put there
 * @param now the time
 */
record ProjectReader(ReadableChannel channel, RetentionPolicy policy, Set<String> published, Instant now) {

    /**
     * The channel, if it tells all it has.
     *
     * @throws FailureException if it does not
     */
    static ReadableChannel require(Channel channel, ChannelDescription description) {
        if (channel instanceof ReadableChannel readable) {
            return readable;
        }
        throw new FailureException(new UpkeepFailure.NotReadable(description.name(), description.inWords()));
    }

    /**
     * Reads each project once; that one cannot be read is in its status.
     *
     * @param threads how many at once
     * @throws FailureException if the projects are not known
     */
    List<ProjectStatus> read(ProjectSelection projects, int threads) {
        List<ProjectName> names = projects.named().orElseGet(channel::projects).stream()
                .distinct()
                .sorted(Comparator.comparing(ProjectName::normalized).thenComparing(ProjectName::text))
                .toList();
        try (ParallelRunner tasks = new ParallelRunner(threads)) {
            return tasks.each(names, this::read);
        }
    }

    /** Reads a project; that it cannot be read is in the status. */
    ProjectStatus read(ProjectName project) {
        try {
            Optional<ProjectListing> listing = channel.list(project);
            return new ProjectStatus(
                    project,
                    listing,
                    PruneRule.apply(listing.orElseGet(() -> ProjectListing.empty(project)), policy, published, now),
                    listing.map(ListingCheck::doubts).orElse(List.of()),
                    Optional.empty());
        } catch (FailureException e) {
            return new ProjectStatus(
                    project,
                    Optional.empty(),
                    PruneRule.apply(ProjectListing.empty(project), policy, published, now),
                    List.of("it could not be read: " + e.failure().problem()),
                    Optional.of(e));
        }
    }
}

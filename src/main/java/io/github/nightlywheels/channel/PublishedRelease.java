package io.github.nightlywheels.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A release on the channel, with all its distributions.
 *
 * @param version the version, as the channel spells it
 * @param distributions its distributions
 */
public record PublishedRelease(String version, List<Distribution> distributions) {
    public PublishedRelease {
        distributions = List.copyOf(distributions);
    }

    /** When the last of its distributions was put there, if the channel tells. */
    public Optional<Instant> uploadedAt() {
        return distributions.stream()
                .flatMap(distribution -> distribution.uploadedAt().stream())
                .max(Comparator.naturalOrder());
    }
}

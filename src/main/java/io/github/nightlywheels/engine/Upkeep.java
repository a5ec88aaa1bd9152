package io.github.nightlywheels.engine;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a publication does to keep the channel small.
 *
 * @param prune how its projects are pruned afterwards; empty for not at all
 * @param quota how many bytes its projects may take; empty for any number
 */
public record Upkeep(Optional<PruneSettings> prune, OptionalLong quota) {
    /** A publication that only publishes. */
    public static final Upkeep NONE = new Upkeep(Optional.empty(), OptionalLong.empty());
}

package io.github.nightlywheels.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a publication does to keep the channel small.
 *
 * @param prune how its projects are pruned afterwards; empty for not at all
 * @param quota how many bytes its projects may take; empty for any number
 * @param beside the filenames that other publications of the same build put on the channel, which are not pruned either
 */
public record Upkeep(Optional<PruneSettings> prune, OptionalLong quota, Set<String> beside) {
    public Upkeep {
        beside = Set.copyOf(beside);
    }

    /** What the only publication of a build does. */
    public Upkeep(Optional<PruneSettings> prune, OptionalLong quota) {
        this(prune, quota, Set.of());
    }

    /** The same, beside other publications. */
    public Upkeep beside(Set<String> filenames) {
        return new Upkeep(prune, quota, filenames);
    }

    /** A publication that only publishes. */
    public static final Upkeep NONE = new Upkeep(Optional.empty(), OptionalLong.empty());
}

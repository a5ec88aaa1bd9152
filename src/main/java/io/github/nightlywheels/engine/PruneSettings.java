package io.github.nightlywheels.engine;

import io.github.nightlywheels.prune.RetentionPolicy;

/**
 * How a channel is pruned.
 *
 * @param policy what is kept
 * @param maxRemovals if more files than this would go in a run, none does
 * @param shared whether a channel that others prune may be pruned as well
 */
public record PruneSettings(RetentionPolicy policy, int maxRemovals, SharedChannels shared) {

    /** What may be done with a channel of many projects, whose owners prune it by a rule of their own. */
    public enum SharedChannels {
        /** It is refused. */
        REFUSED,
        /** It is pruned like others. */
        ALLOWED
    }
}

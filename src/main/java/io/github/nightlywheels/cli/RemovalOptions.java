package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PruneSettings;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;

/** The options about what may be removed, whatever the rule. */
final class RemovalOptions {
    private final Option<Integer> maxRemovals;
    private final Option<Boolean> allowSharedChannel;

    RemovalOptions(CommandOptions options) {
        maxRemovals = options.number(
                "--max-removals",
                "COUNT",
                ParameterDefaults.MAX_REMOVALS,
                "How many files may be removed in one pruning; if it would be more, none is.");
        allowSharedChannel = options.flag(
                "--allow-shared-channel",
                ParameterDefaults.ALLOW_SHARED_CHANNEL,
                "Prune a channel that belongs to many projects, although its owners prune it themselves.");
    }

    /** The rule within these bounds. */
    PruneSettings settings(RetentionPolicy policy) {
        return UpkeepParameters.settings(policy, maxRemovals.value(), allowSharedChannel.value());
    }
}

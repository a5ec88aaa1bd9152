package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PruneSettings;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;
import picocli.CommandLine.Option;

/** The options about what may be removed, whatever the rule. */
final class RemovalOptions {
    @Option(
            names = "--max-removals",
            paramLabel = "COUNT",
            defaultValue = ParameterDefaults.MAX_REMOVALS,
            description = "How many files may be removed in one run; if it would be more, none is.")
    int maxRemovals;

    @Option(
            names = "--allow-shared-channel",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.ALLOW_SHARED_CHANNEL,
            description = "Prune a channel that belongs to many projects, although its owners prune it themselves.")
    boolean allowSharedChannel;

    /** The rule within these bounds. */
    PruneSettings settings(RetentionPolicy policy) {
        return UpkeepParameters.settings(policy, maxRemovals, allowSharedChannel);
    }
}

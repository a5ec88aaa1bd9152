package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.UpkeepParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about the room that a publication may take, and what it removes for it. */
final class SpaceOptions {
    @Option(
            names = "--keep-versions",
            paramLabel = "COUNT",
            description =
                    "How many of the newest versions are kept; what is not kept is removed when everything has been"
                            + " published.")
    @Nullable
    Integer keepVersions;

    @Option(
            names = "--quota",
            paramLabel = "SIZE",
            description =
                    "How much the wheels' projects may take together, such as 3GB; checked before the first byte.")
    @Nullable
    String quota;

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

    /**
     * What is done to keep the channel small.
     *
     * @param labels the labels of the published wheels, which the rule is about
     * @throws FailureException if a value is out of its bounds
     */
    Upkeep upkeep(List<String> labels) {
        return new Upkeep(
                Optional.ofNullable(keepVersions)
                        .map(number -> UpkeepParameters.settings(
                                UpkeepParameters.policy(number, labels), maxRemovals, allowSharedChannel)),
                UpkeepParameters.quota(quota));
    }
}

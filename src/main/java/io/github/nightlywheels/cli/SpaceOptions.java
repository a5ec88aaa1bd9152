package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.UpkeepParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    RemovalOptions removal;

    /**
     * What is done to keep the channel small.
     *
     * @param labels the labels of the published wheels, which the rule is about
     * @throws FailureException if a value is out of its bounds
     */
    Upkeep upkeep(List<String> labels) {
        return new Upkeep(
                Optional.ofNullable(keepVersions)
                        .map(number -> removal.settings(UpkeepParameters.policy(number, labels))),
                UpkeepParameters.quota(quota));
    }
}

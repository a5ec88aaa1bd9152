package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.UpkeepParameters;
import java.util.List;

/** The options about the room that a publication may take, and what it removes for it. */
final class SpaceOptions {
    private final RemovalOptions removal;
    private final Option<Integer> keepVersions;
    private final Option<String> quota;

    SpaceOptions(CommandOptions options) {
        keepVersions = options.number(
                "--keep-versions",
                "COUNT",
                "How many of the newest versions are kept; what is not kept is removed when everything has been"
                        + " published.");
        quota = options.text(
                "--quota",
                "SIZE",
                "How much the wheels' projects may take together, such as 3GB; checked before the first byte.");
        removal = new RemovalOptions(options);
    }

    /**
     * What is done to keep the channel small.
     *
     * @param labels the labels of the published wheels, which the rule is about
     * @throws FailureException if a value is out of its bounds
     */
    Upkeep upkeep(List<String> labels) {
        return new Upkeep(
                keepVersions.find().map(number -> removal.settings(UpkeepParameters.policy(number, labels))),
                UpkeepParameters.quota(quota.find().orElse(null)));
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.WheelSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one execution of the goal adds to the publication of the whole build.
 *
 * @param target where its wheels go, and how
 * @param set its wheels; empty if the execution is skipped
 * @param given its parameters that are not as they are by default, as the properties that set them
 */
record ModuleWheels(Target target, Optional<WheelSet> set, Map<String, String> given) {

    /**
     * Where wheels go, and how; the wheels of one build that have the same target are published together.
     *
     * @param channel the channel
     * @param token where the token is looked for
     * @param labels the labels to publish under
     * @param onConflict what to do about other content under the same name
     * @param mode whether to publish, or only to say what would be
     */
    record Target(
            ChannelSettings channel, TokenPlaces token, List<String> labels, OnConflict onConflict, PublishMode mode) {}

    /**
     * Where a token is looked for.
     *
     * @param serverId the server in the settings
     * @param environmentVariable the environment variable
     */
    record TokenPlaces(String serverId, String environmentVariable) {}

    /** What an execution that is to do nothing contributes. */
    static ModuleWheels ofSkipped(Target target) {
        return new ModuleWheels(target, Optional.empty(), Map.of());
    }

    boolean isSkipped() {
        return set.isEmpty();
    }

    /** How many wheels there are. */
    int count() {
        return set.map(present -> present.wheels().size()).orElse(0);
    }

    /** The modules by where their wheels go; without what was skipped. */
    static Map<Target, List<ModuleWheels>> byTarget(List<ModuleWheels> modules) {
        Map<Target, List<ModuleWheels>> byTarget = new LinkedHashMap<>();
        modules.stream()
                .filter(module -> !module.isSkipped())
                .forEach(module -> byTarget.computeIfAbsent(module.target(), target -> new ArrayList<>())
                        .add(module));
        return byTarget;
    }

    /** The wheels of several modules. */
    static List<WheelSet> sets(List<ModuleWheels> modules) {
        return modules.stream().flatMap(module -> module.set().stream()).toList();
    }
}

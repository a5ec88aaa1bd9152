package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.report.Logbook;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.PublishReport.Mode;
import io.github.nightlywheels.wheel.Wheel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one execution of the goal adds to the publication of the whole build.
 *
 * @param target where its wheels go, and how
 * @param wheels its wheels, which have passed all local checks
 * @param searched where they were looked for, in words
 * @param emptiness what it means if no module has wheels
 * @param warnings what is odd about the wheels, a sentence each
 */
record ModuleWheels(
        Target target, List<Wheel> wheels, List<String> searched, Emptiness emptiness, List<String> warnings) {

    /** What was contributed, by where it goes; without what was skipped. */
    static Map<Target, List<ModuleWheels>> byTarget(List<ModuleWheels> contributions) {
        Map<Target, List<ModuleWheels>> byTarget = new LinkedHashMap<>();
        contributions.stream()
                .filter(contribution -> !contribution.isSkipped())
                .forEach(contribution -> byTarget.computeIfAbsent(contribution.target(), target -> new ArrayList<>())
                        .add(contribution));
        return byTarget;
    }

    /** What an execution that is to do nothing contributes. */
    static ModuleWheels ofSkipped(Target target) {
        return new ModuleWheels(target, List.of(), List.of(), Emptiness.SKIPPED, List.of());
    }

    boolean isSkipped() {
        return emptiness == Emptiness.SKIPPED;
    }

    /**
     * Where wheels go, and how; the wheels of one build that have the same target are published together.
     *
     * @param channel the channel
     * @param labels the labels to publish under
     * @param onConflict what to do about other content under the same name
     * @param mode whether to publish, or only to say what would be
     */
    record Target(ChannelSettings channel, List<String> labels, OnConflict onConflict, Mode mode) {
        /** Whether wheels cannot be sent there without a token. */
        boolean needsToken() {
            return mode == Mode.PUBLISH && !channel.isDirectory();
        }

        /** Where what becomes of it is noted. */
        Logbook logbook() {
            return ModuleWheels.logbook(channel.organization(), channel.apiUrl(), labels, mode);
        }
    }

    /** Where it is noted what becomes of what was to go there; the parameters may be wrong. */
    static Logbook logbook(String organization, String apiUrl, List<String> labels, Mode mode) {
        return new Logbook(ChannelInfo.of(organization, apiUrl), labels, mode);
    }

    /** What it means that there are no wheels. */
    enum Emptiness {
        /** The build has failed its purpose. */
        FAILURE,
        /** Nothing. */
        NORMAL,
        /** Nothing: they were not looked for. */
        SKIPPED
    }
}

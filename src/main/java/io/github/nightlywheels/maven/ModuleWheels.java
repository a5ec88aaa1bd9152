package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishRequest.IfNothingNew;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one execution of the goal adds to the publication of the whole build.
 *
 * @param execution the execution, in words
 * @param target where its wheels go, and how
 * @param part its wheels; empty if the execution is skipped
 * @param given its parameters that are not as they are by default, as the properties that set them
 */
record ModuleWheels(String execution, Target target, Optional<Part> part, Map<String, String> given) {

    /**
     * Where wheels go, and how; the wheels of one build that have the same target are published together. All that decides what
     * a publication does is in it, so that what one execution configures never counts for the wheels or the channel of another.
     *
     * @param channel the channel
     * @param token where the token is looked for
     * @param labels the labels to publish under
     * @param onConflict what to do about other content under the same name
     * @param mode whether to publish, or only to say what would be
     * @param setRules what makes the wheels a complete set
     * @param accessRules what is wanted of the token
     * @param ifNothingNew what it means that the channel has all wheels already
     * @param upkeep what is done to keep the channel small
     * @param isRepublishing whether wheels are put back that an earlier run has left missing
     */
    record Target(
            ChannelSettings channel,
            TokenPlaces token,
            List<String> labels,
            OnConflict onConflict,
            PublishMode mode,
            SetRules setRules,
            AccessRules accessRules,
            IfNothingNew ifNothingNew,
            Upkeep upkeep,
            boolean isRepublishing) {
        /**
         * What is asked of a publication to this target.
         *
         * @param tokens finds the token
         * @param start wheels that are older are of another night
         * @param sets the wheels
         * @param beside the filenames that the whole build puts on the channel
         */
        PublishRequest request(TokenSearch tokens, Instant start, List<WheelSet> sets, Set<String> beside) {
            PublishRequest request = new PublishRequest(
                    channel,
                    labels,
                    onConflict,
                    mode,
                    ifNothingNew,
                    Optional.of(start),
                    setRules,
                    accessRules,
                    tokens,
                    sets,
                    upkeep.beside(beside));
            return isRepublishing ? request.republishing() : request;
        }

        /**
         * The same, but nothing is deleted: files of other content stay, and nothing is pruned. What could not be told truly then,
         * that there is no room or nothing new, is not asked.
         */
        Target withoutDeletions() {
            return new Target(
                    channel,
                    token,
                    labels,
                    onConflict == OnConflict.REPLACE ? OnConflict.SKIP : onConflict,
                    mode,
                    setRules,
                    accessRules,
                    IfNothingNew.WARN,
                    new Upkeep(Optional.empty(), OptionalLong.empty(), upkeep.beside()),
                    isRepublishing);
        }

        /** What tells channels apart. */
        String channelKey() {
            return channelKey(channel.name(), channel.url());
        }

        static String channelKey(String name, String url) {
            return url.replaceAll("/+$", "") + " " + name;
        }
    }

    /**
     * The wheels of an execution.
     *
     * @param source where they are
     * @param checked what was found there
     * @param ifEmpty what it means if there are none in the whole build
     */
    record Part(WheelSource source, WheelSource.Checked checked, WheelSet.IfEmpty ifEmpty) {
        WheelSet set() {
            return new WheelSet(
                    checked.result().wheels(),
                    source.searches(),
                    ifEmpty,
                    checked.result().warnings());
        }
    }

    boolean isSkipped() {
        return part.isEmpty();
    }

    /** The wheels that passed the checks. */
    List<Wheel> wheels() {
        return part.map(present -> present.checked().result().wheels()).orElse(List.of());
    }

    /** The files that were found. */
    List<Path> found() {
        return part.map(present -> present.checked().result().found()).orElse(List.of());
    }

    /** The same execution with what is there now. */
    ModuleWheels lookAgain(WheelSource.CheckListener listener) {
        return new ModuleWheels(
                execution,
                target,
                part.map(before ->
                        new Part(before.source(), before.source().check(before.checked(), listener), before.ifEmpty())),
                given);
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
        return modules.stream()
                .flatMap(module -> module.part().stream())
                .map(Part::set)
                .toList();
    }
}

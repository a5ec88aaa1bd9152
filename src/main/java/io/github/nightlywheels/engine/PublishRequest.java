package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wheels to publish to one channel.
 *
 * @param channel the channel
 * @param labels the labels to publish under
 * @param onConflict what to do about other content under the same name
 * @param mode whether anything is sent
 * @param ifNothingNew what it means that the channel has all wheels already
 * @param start wheels that are older are told: when the build began that was to make them; empty if it is not known
 * @param setRules what makes the wheels a complete set
 * @param rules what is wanted of the token
 * @param tokens where the token is looked for
 * @param upkeep what is done to keep the channel small
 * @param sets the wheels
 */
public record PublishRequest(
        ChannelSettings channel,
        List<String> labels,
        OnConflict onConflict,
        PublishMode mode,
        IfNothingNew ifNothingNew,
        Optional<Instant> start,
        SetRules setRules,
        AccessRules rules,
        TokenSearch tokens,
        List<WheelSet> sets,
        Upkeep upkeep) {
    public PublishRequest {
        labels = List.copyOf(labels);
        sets = List.copyOf(sets);
    }

    /**
     * The same for wheels that were part of a night and are put back: without what is asked of a whole set and of a whole night,
     * and without pruning.
     */
    public PublishRequest republishing() {
        return new PublishRequest(
                channel,
                labels,
                onConflict,
                mode,
                IfNothingNew.WARN,
                start,
                setRules.ofSomeWheels(),
                rules,
                tokens,
                sets,
                Upkeep.NONE);
    }

    /** What it means that the channel has all wheels already. */
    public enum IfNothingNew {
        /** A warning. */
        WARN,
        /** A failure. */
        FAIL
    }

    /** All wheels, in the order of the sets. */
    Stream<Wheel> wheels() {
        return sets.stream().flatMap(set -> set.wheels().stream());
    }
}

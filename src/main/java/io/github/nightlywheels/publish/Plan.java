package io.github.nightlywheels.publish;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.publish.Decision.Action;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of each wheel.
 *
 * @param decisions one per wheel, in the order of the wheels
 */
public record Plan(List<Decision> decisions) {
    public Plan {
        decisions = List.copyOf(decisions);
    }

    /**
     * Decides about each wheel.
     *
     * @param existing what the channel has of the wheels' releases
     */
    public static Plan of(List<Wheel> wheels, Map<Release, Map<String, Distribution>> existing, OnConflict onConflict) {
        return new Plan(wheels.stream()
                .map(wheel -> new Decision(
                        wheel,
                        action(
                                wheel,
                                existing.getOrDefault(Release.of(wheel), Map.of())
                                        .get(wheel.filename().text()),
                                onConflict)))
                .toList());
    }

    private static Action action(Wheel wheel, @Nullable Distribution there, OnConflict onConflict) {
        if (there == null) {
            return Action.PUBLISH;
        }
        if (there.hasContentOf(wheel.digests())) {
            return Action.LEAVE_SAME;
        }
        return switch (onConflict) {
            case REPLACE -> Action.REPLACE;
            case SKIP -> Action.LEAVE_OTHER;
            case FAIL -> Action.REFUSE;
        };
    }

    /** The uploads that the channel is to make. */
    public List<Upload> uploads() {
        return decisions.stream()
                .filter(decision -> decision.action() == Action.PUBLISH || decision.action() == Action.REPLACE)
                .map(decision -> new Upload(
                        decision.wheel(),
                        decision.action() == Action.PUBLISH ? Upload.Kind.NEW : Upload.Kind.REPLACEMENT))
                .toList();
    }

    /** The filenames of the wheels with this action. */
    public List<String> filenames(Action action) {
        return decisions.stream()
                .filter(decision -> decision.action() == action)
                .map(Decision::filename)
                .toList();
    }
}

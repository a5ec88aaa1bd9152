package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param labels the labels that the wheels are to have
     */
    public static Plan of(
            List<Wheel> wheels, Map<Release, List<Distribution>> existing, List<String> labels, OnConflict onConflict) {
        return new Plan(wheels.stream()
                .map(wheel -> {
                    List<Distribution> there = existing.getOrDefault(Release.of(wheel), List.of()).stream()
                            .filter(file ->
                                    file.filename().equals(wheel.filename().text()))
                            .toList();
                    Action action = action(wheel, there, onConflict);
                    return new Decision(
                            wheel,
                            action,
                            action == Action.LEAVE_SAME ? fault(wheel, there, labels) : Optional.empty());
                })
                .toList());
    }

    private static Action action(Wheel wheel, List<Distribution> there, OnConflict onConflict) {
        if (there.isEmpty()) {
            return Action.PUBLISH;
        }
        if (there.stream().allMatch(file -> file.compare(wheel.digests()) == Distribution.Content.SAME)) {
            return Action.LEAVE_SAME;
        }
        return switch (onConflict) {
            case REPLACE -> Action.REPLACE;
            case SKIP -> Action.LEAVE_OTHER;
            case FAIL -> Action.REFUSE;
        };
    }

    /** What keeps pip from seeing a file whose content is right. Labels that it has besides are somebody's decision. */
    private static Optional<Failure> fault(Wheel wheel, List<Distribution> there, List<String> labels) {
        String filename = wheel.filename().text();
        if (there.size() > 1) {
            return Optional.of(ChannelFailure.Verification.entries(filename, there.size()));
        }
        return there.get(0)
                .labels()
                .filter(found -> !found.containsAll(labels))
                .map(found -> ChannelFailure.Verification.labels(filename, labels, found));
    }

    /** The uploads that the channel is to make. */
    public List<Upload> uploads() {
        return decisions.stream()
                .filter(decision -> decision.action().sends())
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

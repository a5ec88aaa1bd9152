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
                    Action action = action(wheel, there, labels, onConflict);
                    return new Decision(
                            wheel, action, action == Action.LEAVE_SAME ? fault(wheel, there) : Optional.empty());
                })
                .toList());
    }

    private static Action action(Wheel wheel, List<Distribution> there, List<String> labels, OnConflict onConflict) {
        if (there.isEmpty()) {
            return Action.PUBLISH;
        }
        if (there.stream().allMatch(file -> file.compare(wheel) == Distribution.Content.SAME)) {
            return there.size() == 1 && lacksLabel(there.get(0), labels) ? Action.LABEL : Action.LEAVE_SAME;
        }
        return switch (onConflict) {
            case REPLACE ->
                there.stream().allMatch(file -> file.labelsBesides(labels).isEmpty()) ? Action.REPLACE : Action.REFUSE;
            case SKIP -> Action.LEAVE_OTHER;
            case FAIL -> Action.REFUSE;
        };
    }

    /** Whether it lacks one of the labels. Labels that it has besides are somebody's decision. */
    private static boolean lacksLabel(Distribution there, List<String> labels) {
        return there.labels().filter(found -> !found.containsAll(labels)).isPresent();
    }

    /** What keeps pip from seeing a file whose content is right. */
    private static Optional<Failure> fault(Wheel wheel, List<Distribution> there) {
        return there.size() > 1
                ? Optional.of(
                        ChannelFailure.Verification.entries(wheel.filename().text(), there.size()))
                : Optional.empty();
    }

    /** The uploads that the channel is to make. */
    public List<Upload> uploads() {
        return decisions.stream()
                .flatMap(
                        decision -> decision.action().upload().stream().map(kind -> new Upload(decision.wheel(), kind)))
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

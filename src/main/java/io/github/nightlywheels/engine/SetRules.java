package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.SetFailure;
import io.github.nightlywheels.failure.SetFailure.IncompleteSet;
import io.github.nightlywheels.wheel.TagCell;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes the wheels of a run a complete set.
 *
 * @param requiredTags what each project must have a wheel for
 * @param onSeveralVersions what to do about several versions of one project
 * @param missingPlatforms what to do about a platform that the release before had
 */
public record SetRules(
        List<TagPattern> requiredTags, OnSeveralVersions onSeveralVersions, MissingPlatforms missingPlatforms) {
    public SetRules {
        requiredTags = List.copyOf(requiredTags);
    }

    /** No rules: everything that is there is a set. */
    public static SetRules none() {
        return new SetRules(List.of(), OnSeveralVersions.ALL, MissingPlatforms.IGNORE);
    }

    /** The same for wheels that are known not to be a complete set. */
    SetRules ofSomeWheels() {
        return new SetRules(List.of(), onSeveralVersions, MissingPlatforms.IGNORE);
    }

    /**
     * Lets a set through that has a wheel for each of the required tags, in each project.
     *
     * @throws FailureException with {@link IncompleteSet}
     */
    void requireTags(Collection<Wheel> wheels) {
        List<IncompleteSet.Project> incomplete = new ArrayList<>();
        byProject(wheels).forEach((project, ofProject) -> {
            List<Wheel> built =
                    ofProject.stream().filter(wheel -> !wheel.isSource()).toList();
            List<String> missing = requiredTags.stream()
                    .filter(pattern -> built.stream()
                            .noneMatch(wheel -> pattern.matches(wheel.filename().tags())))
                    .map(TagPattern::text)
                    .toList();
            if (!missing.isEmpty()) {
                List<String> there = built.stream()
                        .map(wheel -> wheel.filename().tags().toString())
                        .sorted()
                        .toList();
                incomplete.add(new IncompleteSet.Project(project.toString(), missing, there));
            }
        });
        if (!incomplete.isEmpty()) {
            throw new FailureException(new IncompleteSet(incomplete));
        }
    }

    /**
     * Compares each project's wheels with those of its previous release on the channel.
     *
     * @param history what the channel has of the projects
     * @param labels the labels under which the wheels are visible
     * @param warning hears what is missing, one sentence for each project
     * @throws FailureException with {@link SetFailure.FewerPlatforms} if that is a failure
     */
    void comparePlatforms(
            Collection<Wheel> wheels,
            Map<ProjectName, List<PublishedRelease>> history,
            List<String> labels,
            Consumer<String> warning) {
        if (missingPlatforms == MissingPlatforms.IGNORE) {
            return;
        }
        byProject(wheels)
                .forEach((project, ofProject) -> missing(ofProject, history.getOrDefault(project, List.of()), labels)
                        .map(missing ->
                                new SetFailure.FewerPlatforms(project.toString(), missing.previous(), missing.cells()))
                        .ifPresent(failure -> {
                            if (missingPlatforms == MissingPlatforms.FAIL) {
                                throw new FailureException(failure);
                            }
                            warning.accept(failure.problem());
                        }));
    }

    /** What the release before has and tonight's has not. */
    private record Missing(String previous, List<String> cells) {}

    private static Optional<Missing> missing(List<Wheel> wheels, List<PublishedRelease> history, List<String> labels) {
        Set<String> tonight =
                wheels.stream().map(wheel -> wheel.filename().version().text()).collect(Collectors.toSet());
        Set<TagCell> there = Stream.concat(
                        wheels.stream().map(wheel -> wheel.filename().text()),
                        history.stream()
                                .filter(release -> tonight.stream()
                                        .anyMatch(version -> PreviousRelease.sameVersion(version, release.version())))
                                .map(release -> PreviousRelease.visible(release, labels))
                                .flatMap(release -> release.distributions().stream())
                                .map(file -> file.filename()))
                .flatMap(filename -> TagCell.of(filename).stream())
                .collect(Collectors.toSet());
        return PreviousRelease.find(history, tonight, labels)
                .map(previous -> new Missing(
                        previous.version(),
                        previous.distributions().stream()
                                .flatMap(file -> TagCell.of(file.filename()).stream())
                                .filter(cell -> !there.contains(cell))
                                .collect(Collectors.toCollection(LinkedHashSet::new))
                                .stream()
                                .map(TagCell::toString)
                                .sorted()
                                .toList()))
                .filter(missing -> !missing.cells().isEmpty());
    }

    private static Map<ProjectName, List<Wheel>> byProject(Collection<Wheel> wheels) {
        return wheels.stream()
                .collect(Collectors.groupingBy(
                        wheel -> wheel.metadata().name(), LinkedHashMap::new, Collectors.toList()));
    }
}

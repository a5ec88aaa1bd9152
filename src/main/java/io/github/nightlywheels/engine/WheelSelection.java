package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.SetFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.CompatibilityTags;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which of the wheels that were found are tonight's.
 *
 * @param onSeveralVersions what to do about several versions of one project
 * @param now the time to tell ages by
 * @param warning hears what was left out, one sentence each
 */
record WheelSelection(OnSeveralVersions onSeveralVersions, Instant now, Consumer<String> warning) {

    /**
     * Takes tonight's wheels.
     *
     * @throws FailureException with {@link WheelFailure.SameFilename} if two with different content have one name, or with
     *     {@link SetFailure.SeveralVersions}
     */
    List<Wheel> of(Collection<Wheel> wheels) {
        return withoutRawTwins(newest(distinct(wheels)));
    }

    private static List<Wheel> distinct(Collection<Wheel> wheels) {
        Map<String, Wheel> byName = new LinkedHashMap<>();
        for (Wheel wheel : wheels) {
            Wheel other = byName.putIfAbsent(wheel.filename().text(), wheel);
            if (other != null && !other.digests().equals(wheel.digests())) {
                throw new FailureException(
                        new WheelFailure.SameFilename(wheel.filename().text(), other.path(), wheel.path()));
            }
        }
        return new ArrayList<>(byName.values());
    }

    private List<Wheel> newest(List<Wheel> wheels) {
        if (onSeveralVersions == OnSeveralVersions.ALL) {
            return wheels;
        }
        Map<ProjectName, SortedMap<Version, List<Wheel>>> byProject = wheels.stream()
                .collect(Collectors.groupingBy(
                        wheel -> wheel.metadata().name(),
                        LinkedHashMap::new,
                        Collectors.groupingBy(wheel -> wheel.filename().version(), TreeMap::new, Collectors.toList())));
        List<Wheel> kept = new ArrayList<>(wheels);
        byProject.forEach((project, versions) -> {
            Version newest = versions.lastKey();
            List<Wheel> older = versions.headMap(newest).values().stream()
                    .flatMap(List::stream)
                    .toList();
            if (!older.isEmpty()) {
                if (onSeveralVersions == OnSeveralVersions.FAIL) {
                    throw new FailureException(new SetFailure.SeveralVersions(
                            project.toString(),
                            versions.keySet().stream().map(Version::text).toList()));
                }
                kept.removeAll(older);
                warning.accept("there are several versions of " + project + "; the newest, " + newest.text()
                        + ", is taken, and left out: " + names(older)
                        + (isBuiltLater(older, versions.getOrDefault(newest, List.of()))
                                ? "; what is left out was built later than what is taken: remove what earlier builds left, and give"
                                        + " each night a higher version"
                                : ""));
            }
        });
        return kept;
    }

    /** Without the wheels of {@code linux_*} that lie beside what auditwheel made of them. */
    private List<Wheel> withoutRawTwins(List<Wheel> wheels) {
        List<Wheel> kept = new ArrayList<>(wheels);
        for (Wheel raw : wheels) {
            Optional<Wheel> repaired =
                    wheels.stream().filter(other -> isRepaired(raw, other)).findFirst();
            if (repaired.isPresent()) {
                kept.remove(raw);
                warning.accept(raw.filename() + " is left out, because "
                        + repaired.get().filename() + " is the same wheel, repaired");
            }
        }
        return kept;
    }

    private static boolean isRepaired(Wheel raw, Wheel other) {
        CompatibilityTags tags = raw.filename().tags();
        CompatibilityTags others = other.filename().tags();
        return tags.platform().startsWith("linux_")
                && raw.metadata().name().equals(other.metadata().name())
                && raw.filename().version().equals(other.filename().version())
                && raw.filename().buildTag().equals(other.filename().buildTag())
                && tags.python().equals(others.python())
                && tags.abi().equals(others.abi())
                && Arrays.stream(others.platform().split("\\.", -1))
                        .anyMatch(platform -> platform.matches(
                                "(?:many|musl)linux.*_\\Q" + tags.platform().substring("linux_".length()) + "\\E"));
    }

    /** What a directory holds wheels of, if that is more than one project. */
    void warnOfSeveralProjects(Collection<Wheel> wheels) {
        wheels.stream()
                .collect(Collectors.groupingBy(
                        wheel -> String.valueOf(wheel.path().getParent()), LinkedHashMap::new, Collectors.toList()))
                .forEach((directory, inIt) -> {
                    Set<String> projects = inIt.stream()
                            .map(wheel -> wheel.metadata().name().toString())
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (projects.size() > 1) {
                        warning.accept(
                                "the wheels in " + directory + " are of several projects, and all are published: "
                                        + String.join(", ", projects)
                                        + "; exclude those that the build only depends on, such as what pip wheel puts there");
                    }
                });
    }

    /** Whether the newest by version are leftovers: that happens where a version is constant, or is no longer counted up. */
    private static boolean isBuiltLater(List<Wheel> leftOut, List<Wheel> taken) {
        Optional<Instant> lastTaken = lastModified(taken);
        return lastModified(leftOut)
                .filter(time -> lastTaken.filter(time::isAfter).isPresent())
                .isPresent();
    }

    private static Optional<Instant> lastModified(List<Wheel> wheels) {
        return wheels.stream()
                .flatMap(wheel -> WheelAge.modified(wheel).stream())
                .max(Comparator.naturalOrder());
    }

    private String names(List<Wheel> wheels) {
        return wheels.stream().map(wheel -> WheelAge.named(wheel, now)).sorted().collect(Collectors.joining(", "));
    }
}

package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.engine.PreviousRelease;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One release of a run, compared with the one that was put on the channel before it.
 *
 * @param release the release
 * @param history whether it is known what was there
 * @param last the release of the same project that was uploaded last before, if there is one
 * @param matrix its wheels: this run's, and those that were there
 */
public record ReleaseReport(Release release, History history, Optional<PublishedRelease> last, Matrix matrix) {
    /** The states of what was on the channel before. */
    private static final Set<WheelState> OLD = EnumSet.of(
            WheelState.UNCHANGED,
            WheelState.LABELLED,
            WheelState.WOULD_LABEL,
            WheelState.SKIPPED,
            WheelState.WOULD_SKIP);

    /** Whether it is known what the channel had of the project before. */
    public enum History {
        KNOWN,
        NOT_READ
    }

    /** Every release that the report's wheels belong to. */
    public static List<ReleaseReport> of(PublishReport report) {
        Map<Release, List<WheelReport>> byRelease = new LinkedHashMap<>();
        for (WheelReport wheel : report.wheels()) {
            wheel.result()
                    .wheel()
                    .ifPresent(known -> byRelease
                            .computeIfAbsent(Release.of(known), release -> new ArrayList<>())
                            .add(wheel));
        }
        return byRelease.keySet().stream()
                .map(release -> of(release, byRelease, report))
                .toList();
    }

    private static ReleaseReport of(Release release, Map<Release, List<WheelReport>> byRelease, PublishReport report) {
        List<PublishedRelease> history = report.history().getOrDefault(release.project(), List.of());
        Set<String> tonight = byRelease.keySet().stream()
                .filter(other -> other.project().equals(release.project()))
                .map(Release::version)
                .collect(Collectors.toSet());
        Optional<PublishedRelease> last = PreviousRelease.find(history, tonight, report.labels());
        Map<String, Distribution> there = history.stream()
                .filter(other -> PreviousRelease.sameVersion(other.version(), release.version()))
                .flatMap(other -> PreviousRelease.visible(other, report.labels()).distributions().stream())
                .collect(Collectors.toMap(Distribution::filename, file -> file, (one, other) -> other));
        List<WheelReport> wheels = byRelease.getOrDefault(release, List.of());
        History known = report.history().containsKey(release.project()) ? History.KNOWN : History.NOT_READ;
        return new ReleaseReport(release, known, last, Matrix.of(entries(wheels, there, report.mode()), last));
    }

    private static List<MatrixEntry> entries(
            List<WheelReport> wheels, Map<String, Distribution> there, PublishMode mode) {
        Set<String> ours = new HashSet<>();
        wheels.forEach(wheel -> ours.add(wheel.filename()));
        Stream<MatrixEntry> sent = wheels.stream().map(wheel -> entry(wheel, there, mode));
        Stream<MatrixEntry> others = there.values().stream()
                .filter(file -> !ours.contains(file.filename()))
                .map(file -> new MatrixEntry(WheelState.ON_CHANNEL, file.filename(), file.size(), file.uploadedAt()));
        return Stream.concat(sent, others)
                .sorted(Comparator.comparing(MatrixEntry::filename))
                .toList();
    }

    private static MatrixEntry entry(WheelReport wheel, Map<String, Distribution> there, PublishMode mode) {
        WheelState state = wheel.state(mode);
        boolean old = OLD.contains(state);
        Optional<Distribution> found = Optional.ofNullable(there.get(wheel.filename()));
        return new MatrixEntry(
                state, wheel.filename(), wheel.size(), found.filter(file -> old).flatMap(Distribution::uploadedAt));
    }

    /** The project and the version. */
    public String name() {
        return release.toString();
    }

    public ProjectName project() {
        return release.project();
    }

    public String version() {
        return release.version();
    }

    /** Whether it is known what the channel has of the project besides. */
    public boolean isCompared() {
        return history == History.KNOWN;
    }

    /** The version of the release before, if there is one. */
    public Optional<String> lastVersion() {
        return last.map(PublishedRelease::version);
    }

    /** How old the release before is, such as {@code 30 h}, if that is known. */
    public Optional<String> lastAge(Instant now) {
        return last.flatMap(PublishedRelease::uploadedAt).map(time -> Durations.of(time, now));
    }
}

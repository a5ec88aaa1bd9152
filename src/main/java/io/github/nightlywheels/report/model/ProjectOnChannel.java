package io.github.nightlywheels.report.model;

import io.github.nightlywheels.engine.ProjectStatus;
import io.github.nightlywheels.prune.FileVerdict;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A project on the channel.
 *
 * @param project its name
 * @param state whether it is there
 * @param isStale whether it got no wheel for too long, or is not there although it should be
 * @param newest its newest wheel
 * @param files how many files it has
 * @param bytes how many bytes they take
 * @param removedFiles how many of them pruning would remove
 * @param removedBytes how many bytes those take
 * @param doubts why pruning would remove nothing whatever the rule says, a clause each
 * @param versions its versions, the one uploaded last first
 */
public record ProjectOnChannel(
        String project,
        State state,
        boolean isStale,
        Optional<Newest> newest,
        int files,
        long bytes,
        int removedFiles,
        long removedBytes,
        List<String> doubts,
        List<VersionOnChannel> versions) {

    /** Whether a project is on a channel. */
    public enum State {
        THERE,
        NOT_THERE,
        /** The channel did not tell. */
        NOT_READ;

        /** Its name in reports. */
        public String word() {
            return switch (this) {
                case THERE -> "there";
                case NOT_THERE -> "not there";
                case NOT_READ -> "not read";
            };
        }
    }

    /**
     * The wheel that was uploaded last.
     *
     * @param version its version
     * @param filename its name
     * @param uploadedAt when
     */
    public record Newest(String version, String filename, Instant uploadedAt) {
        /** For how many whole days it has been there. */
        public long days(Instant now) {
            return Math.max(0, Duration.between(uploadedAt, now).toDays());
        }
    }

    static ProjectOnChannel of(ProjectStatus project, boolean stale) {
        boolean decides = project.doubts().isEmpty();
        Map<String, List<FileVerdict>> byVersion = project.plan().verdicts().stream()
                .map(verdict -> decides ? verdict : verdict.kept())
                .collect(Collectors.groupingBy(FileVerdict::version, LinkedHashMap::new, Collectors.toList()));
        return new ProjectOnChannel(
                project.project().text(),
                project.failure().isPresent() ? State.NOT_READ : project.isAbsent() ? State.NOT_THERE : State.THERE,
                stale,
                project.newest()
                        .map(newest -> new Newest(
                                newest.version(),
                                newest.file().filename(),
                                newest.file().uploadedAt().orElseThrow())),
                project.plan().verdicts().size(),
                project.bytes(),
                decides ? project.plan().removed().size() : 0,
                decides ? project.plan().bytesRemoved() : 0,
                project.doubts(),
                byVersion.entrySet().stream()
                        .map(entry -> VersionOnChannel.of(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing((VersionOnChannel version) ->
                                        version.uploadedAt().orElse(Instant.MIN))
                                .reversed())
                        .toList());
    }

    /** The platforms that any of its versions has a wheel for. */
    public SortedSet<Platform> platforms() {
        return versions.stream()
                .flatMap(version -> version.platforms().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The Pythons that any of its versions has a wheel for. */
    public SortedSet<Interpreter> pythons() {
        return versions.stream()
                .flatMap(version -> version.platforms().values().stream())
                .flatMap(pythons -> pythons.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

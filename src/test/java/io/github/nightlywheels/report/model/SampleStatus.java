package io.github.nightlywheels.report.model;

import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The status of a channel that is only thought of. */
public final class SampleStatus {
    private static final Instant NOW = Sample.NOW;

    private SampleStatus() {}

    /** A project of which pruning would remove a version, one in doubt, and one that is not there. */
    public static StatusReport staleAndPruned() {
        return new StatusReport(
                NOW,
                "0.1.0",
                Sample.channel("acme", "https://api.anaconda.org"),
                new RetentionReport(
                        "keeps the newest 2 versions",
                        OptionalInt.of(2),
                        OptionalInt.empty(),
                        true,
                        false,
                        List.of("main")),
                OptionalInt.of(7),
                OptionalLong.of(10_000),
                List.of(
                        project("demo", List.of(), List.of(version(3, 1, 0), version(2, 25, 0), version(1, 49, 1))),
                        project("doubtful", List.of("<b>odd</b> is listed twice"), List.of(version(1, 30, 0))),
                        new ProjectOnChannel(
                                "missing",
                                ProjectOnChannel.State.NOT_THERE,
                                true,
                                Optional.empty(),
                                0,
                                0,
                                0,
                                0,
                                List.of(),
                                List.of())),
                List.of(),
                Optional.of(
                        new Problem("stale", "1 of 3 projects got no wheel: missing (not there).", "find out why")));
    }

    private static ProjectOnChannel project(String name, List<String> doubts, List<VersionOnChannel> versions) {
        return new ProjectOnChannel(
                name,
                ProjectOnChannel.State.THERE,
                false,
                Optional.of(new ProjectOnChannel.Newest(
                        versions.get(0).version(),
                        name + "-" + versions.get(0).version() + "-cp313-cp313-win_amd64.whl",
                        versions.get(0).uploadedAt().orElseThrow())),
                versions.size(),
                1000L * versions.size(),
                versions.stream().mapToInt(VersionOnChannel::removed).sum(),
                1000L * versions.stream().mapToInt(VersionOnChannel::removed).sum(),
                doubts,
                versions);
    }

    private static VersionOnChannel version(int number, int hoursAgo, int removed) {
        SortedMap<Platform, SortedSet<Interpreter>> platforms = new TreeMap<>();
        platforms.put(Platform.of("win_amd64"), new TreeSet<>(List.of(Interpreter.of("cp313", "cp313"))));
        return new VersionOnChannel(
                "1.0.dev" + number, Optional.of(NOW.minus(Duration.ofHours(hoursAgo))), 1, 1000, removed, platforms);
    }
}

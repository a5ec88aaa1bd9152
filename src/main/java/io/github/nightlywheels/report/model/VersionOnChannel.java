package io.github.nightlywheels.report.model;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.prune.FileVerdict;
import io.github.nightlywheels.wheel.CompatibilityTags;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import io.github.nightlywheels.wheel.WheelFilename;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A version of a project on the channel; a row of its matrix.
 *
 * @param version as the channel spells it
 * @param uploadedAt when its last file was uploaded, if the channel tells
 * @param files how many files it has
 * @param bytes how many bytes they take
 * @param removed how many of them pruning would remove
 * @param platforms the Pythons that it has a wheel for, by platform
 */
public record VersionOnChannel(
        String version,
        Optional<Instant> uploadedAt,
        int files,
        long bytes,
        int removed,
        SortedMap<Platform, SortedSet<Interpreter>> platforms) {

    /** What pruning would do with the version. */
    public enum Fate {
        STAYS,
        STAYS_IN_PART,
        GOES
    }

    static VersionOnChannel of(String version, List<FileVerdict> verdicts) {
        SortedMap<Platform, SortedSet<Interpreter>> platforms = new TreeMap<>();
        verdicts.stream()
                .flatMap(verdict -> tags(verdict.file().filename()))
                .forEach(tag -> platforms
                        .computeIfAbsent(Platform.of(tag.platform()), platform -> new TreeSet<>())
                        .add(Interpreter.of(tag.python(), tag.abi())));
        return new VersionOnChannel(
                version,
                verdicts.stream()
                        .flatMap(verdict -> verdict.file().uploadedAt().stream())
                        .max(Comparator.naturalOrder()),
                verdicts.size(),
                verdicts.stream()
                        .mapToLong(verdict -> verdict.file().size().orElse(0))
                        .sum(),
                (int) verdicts.stream().filter(FileVerdict::removes).count(),
                platforms);
    }

    /** The single tags of a wheel; none of what is none. */
    private static Stream<CompatibilityTags> tags(String filename) {
        try {
            return WheelFilename.parse(filename).tags().expanded().stream()
                    .map(tag -> tag.split("-", -1))
                    .map(parts -> new CompatibilityTags(parts[0], parts[1], parts[2]));
        } catch (FailureException e) {
            return Stream.of();
        }
    }

    /** What pruning would do with it. */
    public Fate fate() {
        return removed == 0 ? Fate.STAYS : removed < files ? Fate.STAYS_IN_PART : Fate.GOES;
    }

    /** The Pythons of a platform in words; empty if it has no wheel for it. */
    public String pythons(Platform platform) {
        return String.join(
                ", ",
                platforms.getOrDefault(platform, new TreeSet<>()).stream()
                        .map(Interpreter::label)
                        .map(label -> label.replaceFirst("^Python ", ""))
                        .toList());
    }
}

package io.github.nightlywheels.report.model;

import io.github.nightlywheels.prune.FileVerdict;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import io.github.nightlywheels.wheel.TagCell;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
                .flatMap(verdict -> TagCell.of(verdict.file().filename()).stream())
                .forEach(cell -> platforms
                        .computeIfAbsent(cell.platform(), platform -> new TreeSet<>())
                        .add(cell.python()));
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

package io.github.nightlywheels.prune;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Comparator;
import java.util.List;

/**
 * What the rule says of a project's files.
 *
 * @param project the project
 * @param verdicts one per file
 * @param warnings what should be known of the decisions, a sentence each
 */
public record PrunePlan(ProjectName project, List<FileVerdict> verdicts, List<String> warnings) {
    public PrunePlan {
        verdicts = List.copyOf(verdicts);
        warnings = List.copyOf(warnings);
    }

    /** The files that are to go, the oldest upload first. */
    public List<FileVerdict> removed() {
        return verdicts.stream()
                .filter(FileVerdict::removes)
                .sorted(Comparator.comparing(
                        verdict -> verdict.file().uploadedAt().orElseThrow()))
                .toList();
    }

    /** The files that stay. */
    public List<FileVerdict> kept() {
        return verdicts.stream().filter(verdict -> !verdict.removes()).toList();
    }

    /** How many bytes the files that are to go have, as far as the channel tells. */
    public long bytesRemoved() {
        return verdicts.stream()
                .filter(FileVerdict::removes)
                .mapToLong(verdict -> verdict.file().size().orElse(0))
                .sum();
    }
}

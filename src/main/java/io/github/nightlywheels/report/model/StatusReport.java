package io.github.nightlywheels.report.model;

import io.github.nightlywheels.engine.ChannelStatus;
import io.github.nightlywheels.failure.ParameterNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a channel has.
 *
 * @param time when it was read
 * @param plugin the plugin's version
 * @param channel the channel
 * @param rule what pruning would keep
 * @param staleAfter after how many days without a new wheel a project is stale
 * @param quota how many bytes the projects may take
 * @param projects each project that was asked for, sorted
 * @param warnings what is not as it should be, but fails nothing
 * @param failure what makes it an alarm
 */
public record StatusReport(
        Instant time,
        String plugin,
        ChannelInfo channel,
        RetentionReport rule,
        OptionalInt staleAfter,
        OptionalLong quota,
        List<ProjectOnChannel> projects,
        List<Problem> warnings,
        Optional<Problem> failure) {
    /** The version of the JSON form; raised when a field is removed or changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    public StatusReport {
        projects = List.copyOf(projects);
        warnings = List.copyOf(warnings);
    }

    /** The report of a status. */
    public static StatusReport of(ChannelStatus status, String plugin, ParameterNames names) {
        return new StatusReport(
                status.time(),
                plugin,
                ChannelInfo.of(status.channel()),
                RetentionReport.of(status.request().policy()),
                status.request().staleAfter(),
                status.request().quota(),
                status.projects().stream()
                        .map(project -> ProjectOnChannel.of(project, status.isStale(project)))
                        .toList(),
                status.concern().map(failure -> Problem.of(failure, names)).stream()
                        .toList(),
                status.failure().map(failure -> Problem.of(failure.failure(), names)));
    }

    /** How many bytes all projects take. */
    public long bytes() {
        return projects.stream().mapToLong(ProjectOnChannel::bytes).sum();
    }

    /** How many bytes pruning would free. */
    public long removedBytes() {
        return projects.stream().mapToLong(ProjectOnChannel::removedBytes).sum();
    }

    /** How many files pruning would remove. */
    public int removedFiles() {
        return projects.stream().mapToInt(ProjectOnChannel::removedFiles).sum();
    }

    /** How bad it is. */
    public Severity severity() {
        return failure.isPresent() ? Severity.ERROR : warnings.isEmpty() ? Severity.OK : Severity.WARNING;
    }

    /** The report in one line. */
    public String title() {
        return StatusText.title(this);
    }
}

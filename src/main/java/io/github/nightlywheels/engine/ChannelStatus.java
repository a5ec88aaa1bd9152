package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a channel has.
 *
 * @param request what was asked
 * @param channel the channel
 * @param time when it was read
 * @param projects each project that was asked for, sorted
 */
public record ChannelStatus(
        StatusRequest request, ChannelDescription channel, Instant time, List<ProjectStatus> projects) {
    /** From how many percent of the quota on there is a warning. */
    private static final int WARNING_PERCENT = 80;

    /** Above how many percent of the quota it is a failure. */
    private static final int FAILURE_PERCENT = 95;

    public ChannelStatus {
        projects = List.copyOf(projects);
    }

    /** How many bytes all these projects take, as far as the channel tells. */
    public long bytes() {
        return projects.stream().mapToLong(ProjectStatus::bytes).sum();
    }

    /** Whether a project is stale, if that was asked. */
    public boolean isStale(ProjectStatus project) {
        return request.staleAfter().isPresent()
                && project.isStale(Duration.ofDays(request.staleAfter().getAsInt()), time);
    }

    /** What is not as it should be, but is no failure yet. */
    public Optional<Failure> concern() {
        return percentOfQuota() >= WARNING_PERCENT && !isTooFull() ? Optional.of(nearlyFull()) : Optional.empty();
    }

    /** What makes the status an alarm. */
    public Optional<FailureException> failure() {
        List<FailureException> failures = new ArrayList<>();
        stale().map(FailureException::new).ifPresent(failures::add);
        if (isTooFull()) {
            failures.add(new FailureException(nearlyFull()));
        }
        projects.stream()
                .flatMap(project -> project.failure().stream())
                .limit(1)
                .forEach(failures::add);
        return failures.size() > 1
                ? Optional.of(new FailureException(new RunFailure.Several(
                        failures.stream().map(FailureException::failure).toList())))
                : failures.stream().findFirst();
    }

    private Optional<Failure> stale() {
        List<String> stale =
                projects.stream().filter(this::isStale).map(this::age).toList();
        return stale.isEmpty()
                ? Optional.empty()
                : Optional.of(new UpkeepFailure.StaleProjects(
                        channel.name(),
                        stale,
                        projects.size(),
                        request.staleAfter().orElseThrow()));
    }

    private String age(ProjectStatus project) {
        return project.project()
                + project.newest()
                        .map(newest -> " (the newest is " + newest.version() + ", "
                                + Duration.between(newest.file().uploadedAt().orElseThrow(), time)
                                        .toDays()
                                + " days old)")
                        .orElse(project.isAbsent() ? " (not there)" : " (has no wheel)");
    }

    private long percentOfQuota() {
        return request.quota().isPresent() ? bytes() * 100 / request.quota().getAsLong() : 0;
    }

    private boolean isTooFull() {
        return request.quota().isPresent() && bytes() > request.quota().getAsLong() / 100.0 * FAILURE_PERCENT;
    }

    private Failure nearlyFull() {
        return new UpkeepFailure.QuotaNearlyFull(
                channel.name(), bytes(), request.quota().orElseThrow());
    }
}

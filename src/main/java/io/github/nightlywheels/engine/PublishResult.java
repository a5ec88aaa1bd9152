package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of one publication at its end.
 *
 * @param channel where to
 * @param index the simple index that pip reads; empty if the channel was never opened
 * @param labels the labels that were asked for
 * @param mode whether anything was to be sent
 * @param access what was found out about the token and the channel; empty if that was not asked
 * @param tokenSource where the token was found; empty if none was looked for or found
 * @param wheels each wheel
 * @param created packages and releases that were created, in words
 * @param history what the channel had of the wheels' projects before; a project is absent if that could not be read
 * @param warnings what did not fail, but should be known, a sentence each
 * @param prunes what was pruned for it, and after it
 * @param failure why the publication failed, if it did
 */
public record PublishResult(
        ChannelDescription channel,
        Optional<String> index,
        List<String> labels,
        PublishMode mode,
        Optional<AccessReport> access,
        Optional<String> tokenSource,
        List<WheelResult> wheels,
        List<String> created,
        Map<ProjectName, List<PublishedRelease>> history,
        List<String> warnings,
        Optional<FailureException> failure,
        List<PruneResult> prunes) {
    public PublishResult {
        prunes = List.copyOf(prunes);
        labels = List.copyOf(labels);
        wheels = List.copyOf(wheels);
        created = List.copyOf(created);
        history = Map.copyOf(history);
        warnings = List.copyOf(warnings);
    }

    /** The result of a publication that pruned nothing. */
    public PublishResult(
            ChannelDescription channel,
            Optional<String> index,
            List<String> labels,
            PublishMode mode,
            Optional<AccessReport> access,
            Optional<String> tokenSource,
            List<WheelResult> wheels,
            List<String> created,
            Map<ProjectName, List<PublishedRelease>> history,
            List<String> warnings,
            Optional<FailureException> failure) {
        this(channel, index, labels, mode, access, tokenSource, wheels, created, history, warnings, failure, List.of());
    }

    /** The same, with what was pruned for it or after it, if anything. */
    public PublishResult pruning(List<PruneResult> done) {
        Optional<FailureException> why = failure;
        for (PruneResult one : done) {
            why = why.map(failed -> failed.after(one.state()));
        }
        return new PublishResult(
                channel, index, labels, mode, access, tokenSource, wheels, created, history, warnings, why, done);
    }

    /** The result of what failed before the channel was asked anything: each file that was found, and what is wrong with it. */
    public static PublishResult failedBefore(
            ChannelDescription channel,
            List<String> labels,
            PublishMode mode,
            List<Path> found,
            FailureException failure) {
        Map<Path, List<WheelFault>> faults = failure.failure() instanceof WheelFailure.BadWheels bad
                ? bad.faults().stream().collect(Collectors.groupingBy(WheelFault::file))
                : Map.of();
        return new PublishResult(
                channel,
                Optional.empty(),
                labels,
                mode,
                Optional.empty(),
                Optional.empty(),
                found.stream()
                        .map(file -> WheelResult.found(
                                Objects.toString(file.getFileName()),
                                Optional.ofNullable(faults.get(file)).map(WheelFailure.BadWheels::new)))
                        .toList(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.of(failure));
    }

    /** The commands that install what is there, each once. */
    public List<String> install() {
        return index.stream()
                .flatMap(url -> wheels.stream()
                        .filter(WheelResult::isThere)
                        .flatMap(wheel -> wheel.wheel().stream())
                        .map(wheel -> PipCommand.of(url, wheel)))
                .distinct()
                .toList();
    }

    /** What is true on the channel now, as far as this publication knows. */
    public ChannelState state() {
        return new Summary(wheels, created).state().and(PruneResult.state(prunes));
    }
}

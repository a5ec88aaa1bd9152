package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.wheel.Wheel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Publishes wheels that passed the {@link WheelValidation}.
 *
 * @param channel where to
 * @param labels the labels to publish under
 * @param onConflict what to do about other content under the same name
 */
public record Publisher(Channel channel, List<String> labels, OnConflict onConflict) {
    public Publisher {
        labels = List.copyOf(labels);
    }

    /**
     * Decides what is to become of each wheel; reads only. What may be done with the channel is found out at the same time.
     *
     * @param admission finds out what may be done, and throws if an upload would fail
     * @throws FailureException if it does, if the channel could not be read, the thread is interrupted, or a file stands in the way
     *     that is to stay
     */
    public Plan plan(List<Wheel> wheels, Runnable admission) {
        Map<Release, Set<String>> filenames = wheels.stream()
                .collect(Collectors.groupingBy(
                        Release::of,
                        LinkedHashMap::new,
                        Collectors.mapping(wheel -> wheel.filename().text(), Collectors.toSet())));
        Map<Release, List<Distribution>> there;
        try (ParallelRunner tasks = new ParallelRunner(1)) {
            Supplier<Map<Release, List<Distribution>>> existing = tasks.begin(() -> channel.readFiles(filenames));
            admission.run();
            there = existing.get();
        }
        Plan plan = Plan.of(wheels, there, labels, onConflict);
        List<String> refused = plan.filenames(Action.REFUSE);
        if (!refused.isEmpty()) {
            throw new FailureException(
                    onConflict == OnConflict.FAIL
                            ? new ChannelFailure.Conflict(channel.name(), refused)
                            : new ChannelFailure.OtherLabels(channel.name(), refused, otherLabels(there, refused)));
        }
        return plan;
    }

    /** The labels, besides those to publish under, under which these are seen. */
    private List<String> otherLabels(Map<Release, List<Distribution>> there, List<String> filenames) {
        return there.values().stream()
                .flatMap(List::stream)
                .filter(file -> filenames.contains(file.filename()))
                .flatMap(file -> file.labelsBesides(labels).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Does what was planned. What became of single wheels is in the summary. */
    public Summary publish(Plan plan, UploadListener listener) {
        List<Upload> uploads = plan.uploads();
        Published published =
                uploads.isEmpty() ? new Published(List.of(), List.of()) : channel.publish(uploads, labels, listener);
        Map<String, UploadResult> byName = published.results().stream()
                .collect(Collectors.toMap(result -> result.upload().filename(), Function.identity()));
        return new Summary(
                plan.decisions().stream()
                        .map(decision -> result(decision, byName))
                        .toList(),
                published.created());
    }

    private WheelResult result(Decision decision, Map<String, UploadResult> byName) {
        return switch (decision.action()) {
            case LEAVE_SAME -> WheelResult.untouched(decision, Outcome.UNCHANGED);
            case LEAVE_OTHER, REFUSE -> WheelResult.untouched(decision, Outcome.SKIPPED);
            case PUBLISH, REPLACE, LABEL -> sent(decision, Objects.requireNonNull(byName.get(decision.filename())));
        };
    }

    /** That a name is taken is no failure where such wheels are to be skipped; some channels tell it only when asked to write. */
    private WheelResult sent(Decision decision, UploadResult upload) {
        boolean isTaken = upload.failure().filter(Publisher::isTaken).isPresent();
        return isTaken && onConflict == OnConflict.SKIP && upload.outcome() == Outcome.FAILED
                ? WheelResult.untouched(decision, Outcome.SKIPPED)
                : WheelResult.of(decision, upload);
    }

    /** Whether there is a file of that name. Where an index does not list it, there may be none: PyPI refuses a content that it has so too. */
    private static boolean isTaken(Failure failure) {
        return failure instanceof UploadFailure.CannotReplace
                || (failure instanceof UploadFailure.FileExists exists
                        && exists.index().isEmpty());
    }
}

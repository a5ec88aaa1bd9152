package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.text.Plural;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes room for a publication before its first byte, and prunes its projects when it is over.
 *
 * @param channel the channel
 * @param description the channel, as reports name it
 * @param request the publication
 * @param wheels its wheels
 * @param progress hears what should be known, and keeps what was pruned
 * @param clock tells the time
 */
record ChannelUpkeep(
        Channel channel,
        ChannelDescription description,
        PublishRequest request,
        List<Wheel> wheels,
        PublishProgress progress,
        InstantSource clock) {
    private static final String PRUNING = "the pruning";

    /**
     * Lets a publication pass that fits into the quota. If it does not, prunes first, but only if that suffices. A publication
     * that sends nothing may still fail because of that, so nothing is pruned before it.
     *
     * @param history what the channel has of the projects
     * @throws FailureException if it does not fit
     */
    void makeRoom(Plan plan, Map<ProjectName, List<PublishedRelease>> history) {
        OptionalLong quota = request.upkeep().quota();
        if (quota.isEmpty()) {
            return;
        }
        if (!history.keySet().containsAll(Wheel.projects(wheels))) {
            progress.warn("whether the wheels fit into the quota is not known, as the channel could not be read");
            return;
        }
        long unknown =
                files(history).stream().filter(file -> file.size().isEmpty()).count();
        if (unknown > 0) {
            progress.warn("the channel does not tell the size of " + Plural.of(unknown, "file")
                    + ", so that the quota may be exceeded all the same");
        }
        long there =
                files(history).stream().mapToLong(file -> file.size().orElse(0)).sum();
        long added = added(plan, files(history));
        if (there + added <= quota.getAsLong()) {
            return;
        }
        Optional<PruneResult> pruning = request.upkeep().prune().map(this::planned);
        long freed = pruning.map(PruneResult::bytesToRemove).orElse(0L);
        boolean suffices = freed > 0 && there + added - freed <= quota.getAsLong();
        boolean sends = request.mode() == PublishMode.PUBLISH && !plan.uploads().isEmpty();
        if (suffices && sends) {
            pruning = request.upkeep().prune().map(this::pruned);
            pruning.ifPresent(progress::pruned);
            freed = pruning.map(PruneResult::bytesGone).orElse(0L);
            suffices = there + added - freed <= quota.getAsLong();
        }
        if (!suffices) {
            throw new FailureException(new UpkeepFailure.QuotaWouldBeExceeded(
                    description.name(),
                    there,
                    added,
                    quota.getAsLong(),
                    pruning.isPresent() ? OptionalLong.of(freed) : OptionalLong.empty(),
                    pruning.flatMap(PruneResult::failure).map(FailureException::failure)));
        }
    }

    /** Prunes the projects of a publication that went well, which it stays whatever comes of this. */
    void prune() {
        request.upkeep().prune().map(this::pruned).ifPresent(progress::pruned);
    }

    private PruneResult planned(PruneSettings settings) {
        PruneResult planned = attempt(settings, PruneMode.LIST);
        int files = planned.filesToRemove();
        return files <= settings.maxRemovals()
                ? planned
                : failed(
                        settings,
                        PruneMode.LIST,
                        new FailureException(
                                new UpkeepFailure.TooManyRemovals(description.name(), files, settings.maxRemovals())));
    }

    private PruneResult pruned(PruneSettings settings) {
        return attempt(settings, PruneMode.REMOVE);
    }

    private PruneResult attempt(PruneSettings settings, PruneMode mode) {
        try {
            return new Pruner(
                            PruneService.require(channel, description),
                            description,
                            settings,
                            request.channel().limits().threads(),
                            progress.listener(),
                            progress::hear)
                    .run(ProjectSelection.of(Wheel.projects(wheels)), mode, names(), clock.instant());
        } catch (FailureException e) {
            return failed(settings, mode, e);
        } catch (RuntimeException e) {
            progress.bug(PRUNING, e);
            return failed(settings, mode, new FailureException(RunFailure.Bug.of(PRUNING, e), e));
        }
    }

    private PruneResult failed(PruneSettings settings, PruneMode mode, FailureException why) {
        return new PruneResult(
                description, settings.policy(), mode, clock.instant(), List.of(), List.of(), Optional.of(why));
    }

    /** What this build has put there, or is to put there. */
    private Set<String> names() {
        return Stream.concat(wheels.stream().map(wheel -> wheel.filename().text()), request.upkeep().beside().stream())
                .collect(Collectors.toSet());
    }

    private static List<Distribution> files(Map<ProjectName, List<PublishedRelease>> history) {
        return history.values().stream()
                .flatMap(List::stream)
                .flatMap(release -> release.distributions().stream())
                .toList();
    }

    /** What the uploads add: a file that is replaced counts once. */
    private static long added(Plan plan, Collection<Distribution> there) {
        Map<String, Long> sizes = there.stream()
                .collect(Collectors.toMap(
                        Distribution::filename, file -> file.size().orElse(0), Long::max));
        return plan.uploads().stream()
                .mapToLong(upload -> upload.wheel().digests().size() - sizes.getOrDefault(upload.filename(), 0L))
                .sum();
    }
}

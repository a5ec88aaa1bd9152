package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes wheels that have passed all local checks to one channel. */
public final class PublishService {
    /** How long hints about the access are waited for when everything has been sent. */
    private static final int SECONDS_FOR_HINTS = 2;

    private static final String USUAL_LABEL = "main";

    private final ChannelFactory channels;
    private final InstantSource clock;

    public PublishService(ChannelFactory channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Publishes.
     *
     * @param listener hears of what happens on the way
     * @return what came of it; a failure is in it and not thrown
     */
    public PublishResult run(PublishRequest request, EngineListener listener) {
        ChannelDescription channel =
                channels.describe(request.channel().name(), request.channel().url());
        PublishProgress progress = new PublishProgress(channel, request, listener);
        try {
            publish(request, listener, progress);
        } catch (FailureException e) {
            progress.failed(e);
        } catch (RuntimeException | Error e) {
            listener.bug("the publication", e);
            progress.failed(new FailureException(RunFailure.Bug.of("the publication", e), progress.state(), e));
        }
        return progress.result();
    }

    private void publish(PublishRequest request, EngineListener listener, PublishProgress progress) {
        List<Wheel> wheels = new WheelSelection(
                        request.setRules().onSeveralVersions(), clock.instant(), progress::aboutWheels)
                .of(request.wheels().toList());
        progress.keep(wheels);
        if (wheels.isEmpty()) {
            requireEmptinessAccepted(request.sets());
            return;
        }
        ChannelDescription description = channels.describe(request.channel());
        request.sets().stream().flatMap(set -> set.warnings().stream()).forEach(progress::note);
        new FreshnessCheck(request.start(), clock.instant()).warnings(wheels).forEach(progress::aboutWheels);
        if (description.has(ChannelTrait.LABELS) && !request.labels().contains(USUAL_LABEL)) {
            progress.warn("labels are " + request.labels()
                    + ": without main, pip does not see the wheels at the channel's usual index");
        }
        request.setRules().requireTags(wheels);
        requireAcceptable(channels.objections(request.channel(), wheels), progress);
        request.upkeep()
                .prune()
                .ifPresent(settings -> PruneService.requirePrunable(channels, request.channel(), settings.shared()));
        Optional<FoundToken> token = findToken(request, description);
        token.ifPresent(found -> progress.tokenFound(found.source()));
        try (Channel channel = channels.open(request.channel(), token.flatMap(FoundToken::token), listener)) {
            progress.opened(request.channel().indexUrl().or(() -> channel.indexUrl(request.labels())));
            listener.publishing(description, wheels.size());
            publish(request, wheels, channel, token, listener, progress);
        }
    }

    private static void requireAcceptable(Objections objections, PublishProgress progress) {
        objections.warnings().forEach(progress::warn);
        if (!objections.faults().isEmpty()) {
            throw new FailureException(new WheelFailure.BadWheels(objections.faults()));
        }
    }

    private static void requireEmptinessAccepted(List<WheelSet> sets) {
        List<WheelSearch> searches = sets.stream()
                .filter(set -> set.ifEmpty() == WheelSet.IfEmpty.FAIL)
                .flatMap(set -> set.searched().stream())
                .distinct()
                .toList();
        if (!searches.isEmpty()) {
            throw new FailureException(new WheelFailure.NoWheels(
                    WheelSearch.places(searches),
                    Optional.of("among the attached artifacts"),
                    searches.stream()
                            .flatMap(search -> new NearbyWheels(search).find().stream())
                            .findFirst()));
        }
    }

    private static Optional<FoundToken> findToken(PublishRequest request, ChannelDescription channel) {
        return request.mode() == PublishMode.PUBLISH && channel.has(ChannelTrait.NEEDS_TOKEN)
                ? Optional.of(FoundToken.require(request.tokens()))
                : Optional.empty();
    }

    private void publish(
            PublishRequest request,
            List<Wheel> wheels,
            Channel channel,
            Optional<FoundToken> token,
            EngineListener listener,
            PublishProgress progress) {
        Publisher publisher = new Publisher(channel, request.labels(), request.onConflict());
        PreflightCheck preflight = new PreflightCheck(channels.accessCheck(request.channel(), request.rules(), clock));
        AccessInspector inspector = channel.probe(projects(wheels));
        boolean tellsOfAccounts = channels.describe(request.channel()).has(ChannelTrait.ACCOUNTS);
        Plan plan = publisher.plan(wheels, () -> {
            if (tellsOfAccounts) {
                progress.admitted(preflight.admit(token, inspector.essentials(), progress::concern));
            }
        });
        progress.planned(plan);
        channel.warnings().forEach(progress::warn);
        Map<ProjectName, List<PublishedRelease>> history = history(wheels, channel, progress);
        progress.history(history);
        request.setRules().comparePlatforms(wheels, history, request.labels(), progress::warn);
        ChannelUpkeep upkeep =
                new ChannelUpkeep(channel, channels.describe(request.channel()), request, wheels, progress, clock);
        upkeep.makeRoom(plan, history);
        if (request.mode() == PublishMode.DRY_RUN) {
            return;
        }
        CompletableFuture<Optional<AccessFacts>> hints = token.isPresent() && tellsOfAccounts
                ? CompletableFuture.supplyAsync(inspector::all)
                        .thenApply(Optional::of)
                        .exceptionally(lost -> Optional.empty()) // no reason to fail an upload
                : CompletableFuture.completedFuture(Optional.empty());
        progress.sending();
        Summary summary = publisher.publish(plan, listener);
        progress.finished(summary);
        summary.results().forEach(result -> tellBug(result, listener));
        channel.warnings().forEach(progress::warn);
        token.ifPresent(found -> {
            hints.completeOnTimeout(Optional.empty(), SECONDS_FOR_HINTS, TimeUnit.SECONDS)
                    .join()
                    .map(facts -> preflight.hints(found, facts, summary, progress::concern))
                    .ifPresent(progress::admitted);
            preflight.endAnnounced(found, channel.tokenWarning()).ifPresent(progress::concern);
        });
        summary.failure().ifPresentOrElse(progress::failed, upkeep::prune);
        if (plan.uploads().isEmpty() && summary.failure().isEmpty()) {
            nothingNew(request, progress);
        }
    }

    private static void nothingNew(PublishRequest request, PublishProgress progress) {
        RunFailure.NothingNew nothing =
                new RunFailure.NothingNew((int) request.wheels().count());
        if (request.ifNothingNew() == PublishRequest.IfNothingNew.FAIL) {
            progress.failed(new FailureException(nothing, progress.state()));
        } else {
            progress.warn(nothing.problem());
        }
    }

    /** A bug in one upload ends that upload alone, and its stack trace is shown all the same. */
    private static void tellBug(WheelResult result, EngineListener listener) {
        result.exception()
                .filter(thrown -> thrown.failure() instanceof RunFailure.Bug)
                .ifPresent(thrown -> listener.bug("the upload of " + result.filename(), thrown));
    }

    /** What the channel has of the wheels' projects; that it does not tell fails nothing. */
    private static Map<ProjectName, List<PublishedRelease>> history(
            List<Wheel> wheels, Channel channel, PublishProgress progress) {
        Map<ProjectName, List<PublishedRelease>> history = new LinkedHashMap<>();
        for (ProjectName project : projects(wheels)) {
            try {
                history.put(project, channel.history(project));
            } catch (FailureException e) {
                progress.note("what the channel has of " + project + " could not be read for the report: "
                        + e.failure().problem());
            }
        }
        return history;
    }

    private static List<ProjectName> projects(List<Wheel> wheels) {
        return wheels.stream().map(wheel -> wheel.metadata().name()).distinct().toList();
    }
}

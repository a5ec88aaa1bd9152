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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One publication: which wheels, whether they may be sent, what is to become of each, the sending, and what follows from how it
 * went.
 */
final class Publication {
    /** How long hints about the access are waited for when everything has been sent. */
    static final Duration FOR_HINTS = Duration.ofSeconds(2);

    /** How long the first write waits for what only informs. */
    static final Duration FOR_HISTORY = Duration.ofSeconds(10);

    /** As long as it takes: each request has limits of its own. */
    static final Duration TO_THE_END = Duration.ofDays(1);

    private static final String USUAL_LABEL = "main";

    private final ChannelFactory channels;
    private final InstantSource clock;
    private final PublishRequest request;
    private final EngineListener listener;
    private final Patience patience;
    private final PublishProgress progress;

    /**
     * A publication.
     *
     * @param channels opens the channel
     * @param clock tells the time
     * @param request what is to be published, and how
     * @param listener hears of what happens on the way
     * @param patience waits for what a publication can do without
     */
    Publication(
            ChannelFactory channels,
            InstantSource clock,
            PublishRequest request,
            EngineListener listener,
            Patience patience) {
        this.channels = channels;
        this.clock = clock;
        this.request = request;
        this.listener = listener;
        this.patience = patience;
        this.progress = new PublishProgress(
                channels.describe(request.channel().name(), request.channel().url()), request, listener);
    }

    /** Publishes. What came of it is returned, and a failure is in it. */
    PublishResult run() {
        try {
            publish();
        } catch (FailureException e) {
            progress.failed(e);
        } catch (RuntimeException | Error e) {
            listener.bug("the publication", e);
            progress.failed(new FailureException(RunFailure.Bug.of("the publication", e), progress.state(), e));
        }
        return progress.result();
    }

    /**
     * Publishes.
     *
     * @throws FailureException if nothing can be sent; what fails of a wheel that is sent is kept by {@code progress}
     */
    private void publish() {
        List<Wheel> wheels = new WheelSelection(
                        request.setRules().onSeveralVersions(), clock.instant(), progress::aboutWheels)
                .of(request.wheels().toList());
        progress.keep(wheels);
        if (wheels.isEmpty()) {
            requireEmptinessAccepted();
            return;
        }
        ChannelDescription description = channels.describe(request.channel());
        warnOf(wheels, description);
        request.setRules().requireTags(wheels);
        requireAcceptable(wheels);
        request.upkeep()
                .prune()
                .ifPresent(settings -> PruneService.requirePrunable(channels, request.channel(), settings.shared()));
        Optional<FoundToken> token = findToken(description);
        token.ifPresent(found -> progress.tokenFound(found.source()));
        try (Channel channel = channels.open(request.channel(), token.flatMap(FoundToken::token), listener)) {
            progress.opened(request.channel().indexUrl().or(() -> channel.indexUrl(request.labels())));
            listener.publishing(description, wheels.size());
            publish(wheels, channel, description, token);
        }
    }

    private void requireEmptinessAccepted() {
        List<WheelSearch> searches = request.sets().stream()
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

    private void warnOf(List<Wheel> wheels, ChannelDescription description) {
        request.sets().stream().flatMap(set -> set.warnings().stream()).forEach(progress::note);
        new FreshnessCheck(request.start(), clock.instant()).warnings(wheels).forEach(progress::aboutWheels);
        if (description.has(ChannelTrait.LABELS) && !request.labels().contains(USUAL_LABEL)) {
            progress.warn(listener.names().name("labels") + " are " + request.labels()
                    + ": without main, pip does not see the wheels at the channel's usual index");
        }
    }

    private void requireAcceptable(List<Wheel> wheels) {
        Objections objections = channels.objections(request.channel(), wheels);
        objections.warnings().forEach(progress::warn);
        if (!objections.faults().isEmpty()) {
            throw new FailureException(new WheelFailure.BadWheels(objections.faults()));
        }
    }

    private Optional<FoundToken> findToken(ChannelDescription description) {
        return request.mode() == PublishMode.PUBLISH && description.has(ChannelTrait.NEEDS_TOKEN)
                ? Optional.of(FoundToken.require(request.tokens()))
                : Optional.empty();
    }

    private void publish(
            List<Wheel> wheels, Channel channel, ChannelDescription description, Optional<FoundToken> token) {
        Publisher publisher = new Publisher(channel, request.labels(), request.onConflict());
        AccessInspector inspector = channel.probe(Wheel.projects(wheels));
        PreflightCheck preflight =
                new PreflightCheck(channels.accessCheck(request.channel(), request.rules(), clock, listener.names()));
        boolean tellsOfAccounts = description.has(ChannelTrait.ACCOUNTS);
        Plan plan = publisher.plan(wheels, () -> {
            if (tellsOfAccounts) {
                progress.admitted(preflight.admit(token, inspector.essentials(), progress::concern));
            }
        });
        progress.planned(plan);
        channel.warnings().forEach(progress::warn);
        Map<ProjectName, List<PublishedRelease>> history = history(wheels, channel);
        progress.history(history);
        request.setRules().comparePlatforms(wheels, history, request.labels(), progress::warn);
        ChannelUpkeep upkeep = new ChannelUpkeep(channel, description, request, wheels, progress, clock);
        upkeep.makeRoom(plan, history);
        if (request.mode() == PublishMode.DRY_RUN) {
            return;
        }
        CompletableFuture<Optional<AccessFacts>> hints = token.isPresent() && tellsOfAccounts
                ? hints(inspector)
                : CompletableFuture.completedFuture(Optional.empty());
        Summary summary = send(publisher, plan);
        channel.warnings().forEach(progress::warn);
        token.ifPresent(found -> {
            patience.await(hints, FOR_HINTS);
            hints.getNow(Optional.empty())
                    .map(facts -> preflight.judge(found, facts))
                    .or(progress::access)
                    .map(report -> preflight.hints(report, summary, progress::concern))
                    .ifPresent(progress::admitted);
            preflight.endAnnounced(found, channel.tokenWarning()).ifPresent(progress::concern);
        });
        summary.failure()
                .or(() -> plan.uploads().isEmpty() ? nothingNew(wheels.size()) : Optional.empty())
                .ifPresentOrElse(progress::failed, upkeep::prune);
    }

    /** What the channel has of the wheels' projects. Where that decides nothing, it does not hold up the first write. */
    private Map<ProjectName, List<PublishedRelease>> history(List<Wheel> wheels, Channel channel) {
        boolean decides = request.mode() == PublishMode.DRY_RUN
                || request.upkeep().quota().isPresent()
                || request.setRules().missingPlatforms() == MissingPlatforms.FAIL;
        return new HistoryReading(channel, request.channel().limits().threads(), patience, progress::note)
                .read(Wheel.projects(wheels), decides ? TO_THE_END : FOR_HISTORY);
    }

    /** What may be good to know about the access; that it cannot be read is no reason to fail an upload. */
    private CompletableFuture<Optional<AccessFacts>> hints(AccessInspector inspector) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Optional.of(inspector.all());
            } catch (FailureException e) {
                tellBug("the check of the access", e);
            } catch (RuntimeException | Error e) {
                listener.bug("the check of the access", e);
            }
            return Optional.empty();
        });
    }

    private Summary send(Publisher publisher, Plan plan) {
        progress.sending();
        Summary summary;
        try {
            summary = publisher.publish(plan, listener);
        } catch (FailureException e) {
            progress.notSent();
            throw e;
        }
        progress.finished(summary);
        summary.results()
                .forEach(result ->
                        result.exception().ifPresent(thrown -> tellBug("the upload of " + result.filename(), thrown)));
        return summary;
    }

    /** A bug in one upload ends that upload alone, and one in a check stops nothing; its stack trace is shown all the same. */
    private void tellBug(String where, FailureException thrown) {
        if (thrown.failure() instanceof RunFailure.Bug) {
            listener.bug(where, thrown);
        }
    }

    /** Says that nothing is new, and returns it where that is a failure. */
    private Optional<FailureException> nothingNew(int wheels) {
        RunFailure.NothingNew nothing = new RunFailure.NothingNew(wheels);
        if (request.ifNothingNew() == PublishRequest.IfNothingNew.FAIL) {
            return Optional.of(new FailureException(nothing, progress.state()));
        }
        progress.warn(nothing.problem());
        return Optional.empty();
    }
}

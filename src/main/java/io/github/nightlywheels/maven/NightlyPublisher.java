package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publication;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.WheelValidation;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.report.Logbook;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.maven.plugin.logging.Log;

/** Publishes what the modules of a build have contributed. */
final class NightlyPublisher {
    private final ChannelFactory opener;
    private final Log log;
    private final PreflightCheck access;

    NightlyPublisher(ChannelFactory opener, Log log, PreflightCheck access) {
        this.opener = opener;
        this.log = log;
        this.access = access;
    }

    /**
     * Publishes to one target.
     *
     * @param logbook is told of everything that a report can say
     * @throws FailureException if not every wheel is there at the end
     */
    void publish(ModuleWheels.Target target, List<ModuleWheels> contributions, Logbook logbook) {
        List<Wheel> all = contributions.stream()
                .flatMap(contribution -> contribution.wheels().stream())
                .toList();
        logbook.wheels(all);
        List<Wheel> wheels = WheelValidation.distinct(all);
        if (wheels.isEmpty()) {
            requireEmptinessNormal(contributions);
            return;
        }
        if (!target.channel().isDirectory() && !target.labels().contains("main")) {
            warn(
                    "labels are " + target.labels()
                            + ": without main, pip does not see the wheels at the channel's usual index",
                    logbook);
        }
        contributions.stream()
                .flatMap(contribution -> contribution.warnings().stream())
                .distinct()
                .forEach(logbook::warning);
        send(target, wheels, logbook);
    }

    private static void requireEmptinessNormal(List<ModuleWheels> contributions) {
        List<String> places = contributions.stream()
                .filter(contribution -> contribution.emptiness() == ModuleWheels.Emptiness.FAILURE)
                .flatMap(contribution -> contribution.searched().stream())
                .distinct()
                .toList();
        if (!places.isEmpty()) {
            throw new FailureException(new WheelFailure.NoWheels(places));
        }
    }

    private void warn(String sentence, Logbook logbook) {
        log.warn(sentence);
        logbook.warning(sentence);
    }

    private void send(ModuleWheels.Target target, List<Wheel> wheels, Logbook logbook) {
        Optional<FoundToken> found = target.needsToken()
                ? Optional.of(FoundToken.require(opener.tokenSearch(target.channel())))
                : Optional.empty();
        found.ifPresent(token -> {
            log.info("Token from " + token.source());
            logbook.token(token.source());
        });
        try (Channel channel = opener.open(target.channel(), found.flatMap(FoundToken::token))) {
            logbook.opened(channel);
            log.info("Publishing " + PublicationLog.wheels(wheels.size()) + " to " + channel.name() + " ("
                    + target.channel().apiUrl() + ")");
            Publication publication = new Publication(channel, target.labels(), target.onConflict());
            AccessInspector probe = channel.probe(projects(wheels));
            Plan plan = publication.plan(
                    wheels,
                    () -> found.ifPresentOrElse(
                            token -> access.admit(target.channel(), token, probe.essentials(), logbook),
                            () -> access.admitWithoutToken(target.channel(), probe.essentials())));
            logbook.planned(plan);
            logbook.history(channel);
            PublicationLog console = new PublicationLog(log, channel, target.labels());
            if (target.mode() == PublishReport.Mode.DRY_RUN) {
                console.dryRun(plan);
                return;
            }
            CompletableFuture<Optional<AccessFacts>> hints = CompletableFuture.supplyAsync(probe::all)
                    .thenApply(Optional::of)
                    .exceptionally(lost -> {
                        log.debug("No hints about the access", lost); // no reason to fail an upload
                        return Optional.empty();
                    });
            logbook.sending();
            Summary summary = publication.publish(plan, opener.transferLog(target.channel()));
            logbook.finished(summary);
            found.ifPresent(token -> {
                hints.join().ifPresent(all -> access.hint(target.channel(), token, all, logbook));
                access.announce(target.channel(), token, channel.tokenWarning(), logbook);
            });
            console.summary(summary);
            summary.failure().ifPresent(failure -> {
                throw failure;
            });
            console.installation(summary);
        }
    }

    private static List<ProjectName> projects(List<Wheel> wheels) {
        return wheels.stream().map(wheel -> wheel.metadata().name()).distinct().toList();
    }
}

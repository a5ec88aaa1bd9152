package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.engine.ReadWheels;
import io.github.nightlywheels.engine.WheelRules;
import io.github.nightlywheels.engine.WheelSearch;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ResultReport;
import io.github.nightlywheels.text.Plural;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Publishes the build's Python wheels to a nightly channel: finds them, checks all of them, and then sends what the channel
 * does not have. In a reactor the wheels of all modules are published together, when the last module with this goal has
 * reached it.
 *
 * @since 0.1.0
 */
@Mojo(name = "publish-nightly", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true, requiresProject = false)
public final class PublishNightlyMojo extends AbstractWheelsMojo {

    /** Before a run that builds nothing, wheels of the same night are made within this time. */
    private static final Duration NIGHT = Duration.ofHours(12);

    /** Created by Maven. */
    @Inject
    public PublishNightlyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    OverruledCaution.GoalEffect mostEffect() {
        return keepVersions == null || isRepublishing()
                ? OverruledCaution.GoalEffect.CHANGES
                : OverruledCaution.GoalEffect.REMOVES;
    }

    @Override
    void run() throws MojoFailureException {
        ModuleWheels mine = gather();
        Reactor reactor = new Reactor(session, execution);
        if (isFromCommandLine()) {
            ready(List.of(mine), List.of()).run();
        } else if (isAtEnd()) {
            reactor.atEnd(ModuleWheels.class, mine, atEnd(reactor)).ifPresent(pending -> sayPending(mine, pending));
        } else {
            ready(List.of(mine), List.of()).run();
            reactor.done();
        }
    }

    private Reactor.AtEnd<ModuleWheels> atEnd(Reactor reactor) {
        return new Reactor.AtEnd<>() {
            @Override
            public Reactor.LastStep prepare(List<ModuleWheels> modules) throws MojoFailureException {
                List<ModuleWheels> now = lookAgain(modules);
                LaterModules.after(project, session)
                        .hint(now.stream()
                                .flatMap(module -> module.found().stream())
                                .toList())
                        .ifPresent(getLog()::warn);
                return ready(now, reactor.leftOut());
            }

            @Override
            public void abandoned(List<ModuleWheels> modules, Reactor.MissingModules missing) {
                PublishNightlyMojo.this.abandoned(modules, missing);
            }
        };
    }

    private List<ModuleWheels> lookAgain(List<ModuleWheels> modules) throws MojoFailureException {
        List<ModuleWheels> now = new ArrayList<>();
        for (ModuleWheels module : modules) {
            try {
                now.add(checked(module.lookAgain(checkOutput(module.target()))));
            } catch (FailureException e) {
                throw failed(e, module.target(), module.found());
            }
        }
        return now;
    }

    /** The publication, if no other part of the build has other content for one of its filenames. */
    private Reactor.LastStep ready(List<ModuleWheels> modules, List<String> leftOut) throws MojoFailureException {
        FilenameClaims claims = FilenameClaims.of(session);
        for (ModuleWheels module : modules) {
            try {
                module.wheels().forEach(wheel -> claims.claim(module.target().channelKey(), wheel));
            } catch (FailureException e) {
                throw failed(
                        e,
                        module.target(),
                        modules.stream().flatMap(one -> one.found().stream()).toList());
            }
        }
        TargetPublisher publisher = publisher();
        return () -> publisher.publish(modules, leftOut);
    }

    private TargetPublisher publisher() {
        return new TargetPublisher(
                new PublishService(channels(), Clock.systemUTC()),
                (target, modules) -> target.request(
                        tokenSearch(target.channel(), target.token()),
                        startOfTheNight(),
                        ModuleWheels.sets(modules),
                        FilenameClaims.of(session).filenames(target.channelKey())),
                target -> listener(target.channel()),
                MavenSettings.options(session.getRequest()),
                names(),
                ChannelChanges.of(session),
                reports(),
                accessOutput(reports()),
                getLog());
    }

    /** Wheels that are older are of another night. Where nothing is built, wheels are always older than the run. */
    private Instant startOfTheNight() {
        boolean builds = session.getGoals().stream().anyMatch(goal -> !goal.contains(":"));
        return builds
                ? session.getRequest().getStartTime().toInstant().truncatedTo(ChronoUnit.SECONDS)
                : Instant.now().minus(NIGHT);
    }

    /** What failed before anything was published is reported as well; a parameter may be what failed. */
    @Override
    MojoFailureException failed(FailureException failure, List<Path> found) {
        boolean isDryRun = dryRun != null && dryRun.trim().equalsIgnoreCase("true");
        report(PublishResult.failedBefore(
                channels().describe(organization, apiUrl),
                ParameterParser.texts(labels),
                isDryRun ? PublishMode.DRY_RUN : PublishMode.PUBLISH,
                found,
                failure));
        return super.failed(failure, found);
    }

    /** The same of another execution's wheels, which may have another channel. */
    private MojoFailureException failed(FailureException failure, ModuleWheels.Target target, List<Path> found) {
        report(PublishResult.failedBefore(
                channels().describe(target.channel()), target.labels(), target.mode(), found, failure));
        return failed(block(failure, target.channel().name(), target.channel().url()), failure);
    }

    private void report(PublishResult result) {
        boolean isByModule = publishAtEnd != null && publishAtEnd.trim().equalsIgnoreCase("false");
        RunReports reports =
                isByModule ? RunReports.ofModule(session, project, getLog()) : RunReports.ofBuild(session, getLog());
        PublishReport report = ResultReport.of(result, names(), Optional.empty());
        reports.sum(report);
        reports.add(report);
        reports.write(List.of(report));
    }

    private void sayPending(ModuleWheels mine, String pending) {
        if (mine.wheels().isEmpty()) {
            getLog().debug("No wheels here; " + pending);
        } else {
            getLog().info("Checked " + Plural.of(mine.wheels().size(), "wheel") + "; " + pending);
        }
    }

    /** A build that failed says so itself; one that did not would seem to have published. */
    private void abandoned(List<ModuleWheels> modules, Reactor.MissingModules missing) {
        int wheels = modules.stream().mapToInt(module -> module.wheels().size()).sum();
        if (missing.hasFailed()) {
            if (wheels > 0) {
                getLog().warn("published 0 of " + Plural.of(wheels, "wheel")
                        + ", because the build ended before all modules were ready for it");
            }
        } else if (!modules.stream().allMatch(ModuleWheels::isSkipped)) {
            MojoFailureException failure = failed(
                    new FailureException(new RunFailure.NotPublished(wheels, missing.modules())),
                    modules.stream().flatMap(module -> module.found().stream()).toList());
            session.getResult().addException(new LifecycleExecutionException(execution, project, failure));
        }
    }

    private RunReports reports() {
        return isAtEnd() ? RunReports.ofBuild(session, getLog()) : RunReports.ofModule(session, project, getLog());
    }

    /** This module's part: every wheel of it, checked. */
    private ModuleWheels gather() throws MojoFailureException {
        ModuleWheels.Target target = target();
        WheelRules rules = wheelRules();
        if (isSkipped()) {
            return new ModuleWheels(executionInWords(), target, Optional.empty(), Map.of());
        }
        reports().removeStale();
        requireUsable(target);
        requireMeant(channelIdentity(target.labels()), Optional.of(module -> places().directoryOf(module, project)));
        WheelSource source = new WheelSource(
                searches(), rules, setVersions(), new ReadWheels(BuildState.map(session, "read-wheels")));
        ModuleWheels.Part part = new ModuleWheels.Part(
                source,
                source.check(checkOutput(target)),
                failsIfNoWheels() && !isOnlyParent() ? WheelSet.IfEmpty.FAIL : WheelSet.IfEmpty.ACCEPT);
        return checked(new ModuleWheels(executionInWords(), target, Optional.of(part), given(target)));
    }

    private CheckOutput checkOutput(ModuleWheels.Target target) {
        return new CheckOutput(console(), bytes -> channels().prepare(target.channel(), bytes));
    }

    private Map<String, String> given(ModuleWheels.Target target) {
        GivenParameters parameters = givenParameters().add("labels", String.join(",", target.labels()));
        if (isChannelConfigured()) {
            channelIdentity(target.labels()).forEach(parameters::addAlways);
        }
        return parameters
                .add("versionCheck", versionCheck)
                .add("visibilityTimeout", visibilityTimeout)
                .add("onSeveralVersions", onSeveralVersions)
                .properties();
    }

    private String executionInWords() {
        return "the execution " + execution.getExecutionId() + " of " + project.getArtifactId();
    }

    /** The same wheels, if nothing is wrong with them and they could be sent. */
    private ModuleWheels checked(ModuleWheels module) throws MojoFailureException {
        Optional<FailureException> failure = module.part()
                .flatMap(part -> part.checked().result().failure())
                .or(() -> missingToken(module.target(), module.wheels()));
        if (failure.isPresent()) {
            throw failed(failure.get(), module.target(), module.found());
        }
        return module;
    }

    private void requireUsable(ModuleWheels.Target target) {
        parametersOf(target.channel()).requirePublishable(target.labels());
        requireReachable(target.channel());
    }

    /** Why wheels could not be sent for want of a token: better known before the other modules are built. */
    private Optional<FailureException> missingToken(ModuleWheels.Target target, List<Wheel> wheels) {
        boolean needed = !wheels.isEmpty()
                && target.mode() == PublishMode.PUBLISH
                && channels().describe(target.channel()).has(ChannelTrait.NEEDS_TOKEN);
        return needed
                ? FoundToken.of(tokenSearch(target.channel(), target.token()))
                        .problem()
                        .map(FailureException::new)
                : Optional.empty();
    }

    /** The versions that nightly-version has set for the wheels of this module, or on the command line for all. */
    private Set<String> setVersions() {
        SetVersions versions = SetVersions.of(session);
        return isFromCommandLine() ? versions.ofBuild() : versions.ofModule(project);
    }

    /** Whether this is a module that holds no more than configuration for others, which publish by themselves. */
    private boolean isOnlyParent() {
        return !isAtEnd()
                && project.getPackaging().equals("pom")
                && session.getProjects().size() > 1;
    }

    /** On the command line Maven runs the goal once for the whole build, and without a POM too. */
    private boolean isFromCommandLine() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    private List<WheelSearch> searches() {
        List<WheelSearch> searches =
                isFromCommandLine() ? places().ofBuild(session, project) : places().ofModule(project);
        searches.stream()
                .map(WheelSearch::directory)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> {
                    throw ParameterParser.invalid("wheelDirectory", file.toString(), "a directory, not a file");
                });
        return searches;
    }
}

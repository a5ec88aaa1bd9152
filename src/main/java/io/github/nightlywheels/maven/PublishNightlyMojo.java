package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.engine.MissingPlatforms;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.OnSeveralVersions;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PruneSettings;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishRequest.IfNothingNew;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.TagPattern;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.engine.VersionCheck;
import io.github.nightlywheels.engine.WheelRules;
import io.github.nightlywheels.engine.WheelSearch;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ChannelParameters;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ResultReport;
import io.github.nightlywheels.text.Plural;
import io.github.nightlywheels.wheel.Wheel;
import java.io.File;
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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the build's Python wheels to a nightly channel: finds them, checks all of them, and then sends what the channel
 * does not have. In a reactor the wheels of all modules are published together, when the last module with this goal has
 * reached it.
 *
 * @since 0.1.0
 */
@Mojo(name = "publish-nightly", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true, requiresProject = false)
public final class PublishNightlyMojo extends AbstractAccessMojo {

    /**
     * The labels under which the wheels are published. pip sees only wheels with the label <code>main</code> at the
     * channel's usual index. A directory channel and a server that is compatible with PyPI have no labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.labels", defaultValue = ParameterDefaults.LABELS)
    List<String> labels;

    /**
     * The directory of the built wheels. Attached artifacts with the extension <code>whl</code> are published from any
     * directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.wheelDirectory", defaultValue = "${project.build.directory}", required = true)
    File wheelDirectory;

    /**
     * Which files in <code>wheelDirectory</code> are published, as Ant-style patterns. Source distributions
     * (<code>*.tar.gz</code>) are published if a pattern takes them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.includes", defaultValue = ParameterDefaults.INCLUDES)
    List<String> includes;

    /**
     * Which files in <code>wheelDirectory</code> are left out, as Ant-style patterns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.excludes")
    List<String> excludes;

    /**
     * What to do when the channel has other content under a wheel's filename: <code>replace</code> it, <code>skip</code> the
     * wheel, or <code>fail</code> before anything is published. The same content, by its SHA-256, is never a conflict and
     * is not sent again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.onConflict", defaultValue = ParameterDefaults.ON_CONFLICT)
    String onConflict;

    /**
     * What to do about a wheel whose version is neither a development nor a pre-release by PEP 440, or is not the one that
     * <code>nightly-version</code> has set in this build: <code>warn</code>, <code>fail</code> or <code>ignore</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionCheck", defaultValue = ParameterDefaults.VERSION_CHECK)
    String versionCheck;

    /**
     * What to do about wheels of several versions of one project, which are most often left from earlier builds:
     * <code>newest</code> takes those of the newest version by PEP 440 and names the others, <code>all</code> takes all,
     * <code>fail</code> publishes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.onSeveralVersions", defaultValue = ParameterDefaults.ON_SEVERAL_VERSIONS)
    String onSeveralVersions;

    /**
     * The tags for which each project must have a wheel, or nothing is published: patterns over
     * <code>python-abi-platform</code>, such as <code>cp312-*-manylinux*_x86_64</code>, <code>*-win_amd64</code> or
     * <code>py3-none-any</code>. <code>*</code> stands for any characters, <code>?</code> for one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.requiredTags")
    List<String> requiredTags;

    /**
     * What to do if there is no wheel for a Python and platform for which the project's previous release on the channel has
     * one: <code>warn</code>, <code>fail</code> before anything is sent, or <code>ignore</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.missingPlatforms", defaultValue = ParameterDefaults.MISSING_PLATFORMS)
    String missingPlatforms;

    /**
     * What each wheel must contain, or nothing is published: Ant-style patterns of paths in the wheel, such as
     * <code>**&#47;*.jar</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.requiredEntries")
    List<String> requiredEntries;

    /**
     * Whether a build that finds no wheel at all fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failIfNoWheels", defaultValue = ParameterDefaults.FAIL_IF_NO_WHEELS)
    @Nullable
    String failIfNoWheels;

    /**
     * Whether a build fails if the channel has all its wheels already. It is a warning otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failIfNothingNew", defaultValue = ParameterDefaults.FAIL_IF_NOTHING_NEW)
    @Nullable
    String failIfNothingNew;

    /**
     * Whether the wheels of all modules are published together when the last module with this goal has reached it, so that a
     * build that fails before publishes nothing; otherwise each module publishes its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.publishAtEnd", defaultValue = ParameterDefaults.PUBLISH_AT_END)
    @Nullable
    String publishAtEnd;

    /**
     * How many files are replaced at once, at most 8; as many as <code>threads</code> if nothing is said. Each of them is missing
     * from the channel until its successor is there. The first one is replaced alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.replaceThreads")
    @Nullable
    Integer replaceThreads;

    /**
     * For how many seconds to look for what was written until the server shows it. What does not show by then is told as not
     * known, or not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.visibilityTimeout", defaultValue = ParameterDefaults.VISIBILITY_TIMEOUT)
    int visibilityTimeout;

    /** Before a run that builds nothing, wheels of the same night are made within this time. */
    private static final Duration NIGHT = Duration.ofHours(12);

    /**
     * How many of the newest versions of the run's projects are kept, for each platform tag with each Python; what is not kept is
     * removed when everything has been published and verified. If this is not set, nothing is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.keepVersions")
    @Nullable
    Integer keepVersions;

    /**
     * How much the run's projects may take together on the channel, such as <code>3GB</code>. A run that would take more fails
     * before the first byte, unless <code>keepVersions</code> frees enough.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.quota")
    @Nullable
    String quota;

    /**
     * How many files may be removed in one run: if <code>keepVersions</code> would remove more, nothing is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.maxRemovals", defaultValue = ParameterDefaults.MAX_REMOVALS)
    int maxRemovals;

    /**
     * Whether a channel that belongs to many projects may be pruned, although its owners prune it by a rule of their own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowSharedChannel", defaultValue = ParameterDefaults.ALLOW_SHARED_CHANNEL)
    @Nullable
    String allowSharedChannel;

    /** Created by Maven. */
    @Inject
    public PublishNightlyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws MojoFailureException {
        ModuleWheels mine = gather();
        Reactor reactor = new Reactor(session, execution);
        if (isFromCommandLine()) {
            ready(List.of(mine), List.of()).run();
        } else if (isAtEnd()) {
            reactor.atEnd(mine, atEnd(reactor)).ifPresent(pending -> sayPending(mine, pending));
        } else {
            ready(List.of(mine), List.of()).run();
            reactor.done();
        }
    }

    private Reactor.AtEnd<ModuleWheels> atEnd(Reactor reactor) {
        return new Reactor.AtEnd<>() {
            @Override
            public Reactor.Publication prepare(List<ModuleWheels> modules) throws MojoFailureException {
                return ready(lookAgain(modules), reactor.leftOut());
            }

            @Override
            public void abandoned(List<ModuleWheels> modules, Reactor.Missing missing) {
                PublishNightlyMojo.this.abandoned(modules, missing);
            }
        };
    }

    private List<ModuleWheels> lookAgain(List<ModuleWheels> modules) throws MojoFailureException {
        List<ModuleWheels> now = new ArrayList<>();
        for (ModuleWheels module : modules) {
            try {
                now.add(checked(module.lookAgain(new CheckOutput(getLog()))));
            } catch (FailureException e) {
                throw failed(e, module.found());
            }
        }
        return now;
    }

    /** The publication, if no other part of the build has other content for one of its filenames. */
    private Reactor.Publication ready(List<ModuleWheels> modules, List<String> leftOut) throws MojoFailureException {
        FilenameClaims claims = FilenameClaims.of(session);
        try {
            for (ModuleWheels module : modules) {
                module.wheels().forEach(wheel -> claims.claim(module.target().channelKey(), wheel));
            }
        } catch (FailureException e) {
            throw failed(
                    e,
                    modules.stream().flatMap(module -> module.found().stream()).toList());
        }
        TargetPublisher publisher = publisher();
        return () -> publisher.publish(modules, leftOut);
    }

    private Upkeep upkeep(List<String> kept) {
        return new Upkeep(
                Optional.ofNullable(keepVersions)
                        .map(number -> new PruneSettings(
                                RetentionPolicy.of(
                                        OptionalInt.of(ParameterParser.atLeast(1, "keepVersions", number)),
                                        OptionalInt.empty(),
                                        Set.copyOf(kept)),
                                ParameterParser.atLeast(1, "maxRemovals", maxRemovals),
                                ParameterParser.flag(
                                                "allowSharedChannel",
                                                allowSharedChannel,
                                                ParameterDefaults.ALLOW_SHARED_CHANNEL)
                                        ? PruneSettings.SharedChannels.ALLOWED
                                        : PruneSettings.SharedChannels.REFUSED)),
                quota == null ? OptionalLong.empty() : OptionalLong.of(ParameterParser.bytes("quota", quota)));
    }

    private TargetPublisher publisher() {
        AccessRules rules = accessRules();
        boolean fails =
                ParameterParser.flag("failIfNothingNew", failIfNothingNew, ParameterDefaults.FAIL_IF_NOTHING_NEW);
        return new TargetPublisher(
                new PublishService(channels(), Clock.systemUTC()),
                (target, modules) -> new PublishRequest(
                        target.channel(),
                        target.labels(),
                        target.onConflict(),
                        target.mode(),
                        fails ? IfNothingNew.FAIL : IfNothingNew.WARN,
                        Optional.of(startOfTheNight()),
                        target.complete(),
                        rules,
                        tokenSearch(target.channel(), target.token()),
                        ModuleWheels.sets(modules),
                        upkeep(target.labels())),
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
        boolean isByModule = publishAtEnd != null && publishAtEnd.trim().equalsIgnoreCase("false");
        PublishResult result = PublishResult.failedBefore(
                channels().describe(organization, apiUrl),
                ParameterParser.texts(labels),
                isDryRun ? PublishMode.DRY_RUN : PublishMode.PUBLISH,
                found,
                failure);
        RunReports reports =
                isByModule ? RunReports.ofModule(session, project, getLog()) : RunReports.ofBuild(session, getLog());
        PublishReport report = ResultReport.of(result, names(), Optional.empty());
        reports.sum(report);
        reports.write(List.of(report));
        return super.failed(failure, found);
    }

    private void sayPending(ModuleWheels mine, String pending) {
        if (mine.wheels().isEmpty()) {
            getLog().debug("No wheels here; " + pending);
        } else {
            getLog().info("Checked " + Plural.of(mine.wheels().size(), "wheel") + "; " + pending);
        }
    }

    /** A build that failed says so itself; one that did not would seem to have published. */
    private void abandoned(List<ModuleWheels> modules, Reactor.Missing missing) {
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

    private boolean isAtEnd() {
        return ParameterParser.flag("publishAtEnd", publishAtEnd, ParameterDefaults.PUBLISH_AT_END);
    }

    private RunReports reports() {
        return isAtEnd() ? RunReports.ofBuild(session, getLog()) : RunReports.ofModule(session, project, getLog());
    }

    private ChannelSettings transferSettings() {
        ChannelSettings settings = channelSettings();
        TransferLimits limits = settings.limits()
                .withVisibilityTimeout(
                        Duration.ofSeconds(ParameterParser.atLeast(0, "visibilityTimeout", visibilityTimeout)));
        return settings.with(
                replaceThreads == null
                        ? limits
                        : limits.withReplaceThreads(ParameterParser.within(
                                1, TransferLimits.MOST_REPLACED_AT_ONCE, "replaceThreads", replaceThreads)));
    }

    /** This module's part: every wheel of it, checked. */
    private ModuleWheels gather() throws MojoFailureException {
        ChannelSettings channel = transferSettings();
        ModuleWheels.Target target = new ModuleWheels.Target(
                channel,
                tokenPlaces(channel),
                requireLabels(),
                ParameterParser.oneOf(OnConflict.class, "onConflict", onConflict),
                mode(),
                setRules());
        WheelRules rules = new WheelRules(
                ParameterParser.oneOf(VersionCheck.class, "versionCheck", versionCheck),
                target.complete().onSeveralVersions(),
                ParameterParser.texts(requiredEntries));
        if (isSkipped()) {
            return new ModuleWheels(executionInWords(), target, Optional.empty(), Map.of());
        }
        reports().removeStale();
        requireUsable(target);
        requireMeant(
                Map.of(
                        "organization", organization,
                        "apiUrl", apiUrl,
                        "labels", String.join(",", target.labels())),
                module -> places().directoryOf(module, project));
        WheelSource source = new WheelSource(searches(), rules, setVersions());
        ModuleWheels.Part part = new ModuleWheels.Part(
                source,
                source.check(new CheckOutput(getLog())),
                ParameterParser.flag("failIfNoWheels", failIfNoWheels, ParameterDefaults.FAIL_IF_NO_WHEELS)
                                && !isOnlyParent()
                        ? WheelSet.IfEmpty.FAIL
                        : WheelSet.IfEmpty.ACCEPT);
        return checked(new ModuleWheels(executionInWords(), target, Optional.of(part), given(target)));
    }

    private Map<String, String> given(ModuleWheels.Target target) {
        String given = String.join(",", target.labels());
        GivenParameters parameters = isChannelConfigured()
                ? givenParameters().addAlways("labels", given)
                : givenParameters().add("labels", given);
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
            throw failed(failure.get(), module.found());
        }
        return module;
    }

    private void requireUsable(ModuleWheels.Target target) {
        channels().retired(target.channel()).ifPresent(failure -> {
            throw new FailureException(failure);
        });
        new ChannelParameters(channels(), target.channel()).requireMeaning(target.labels());
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

    private ModuleWheelSearch places() {
        return new ModuleWheelSearch(
                wheelDirectory.toPath(),
                ParameterParser.patterns("includes", includes),
                ParameterParser.patterns("excludes", excludes));
    }

    private SetRules setRules() {
        return new SetRules(
                ParameterParser.texts(requiredTags).stream()
                        .map(PublishNightlyMojo::tagPattern)
                        .toList(),
                ParameterParser.oneOf(OnSeveralVersions.class, "onSeveralVersions", onSeveralVersions),
                ParameterParser.oneOf(MissingPlatforms.class, "missingPlatforms", missingPlatforms));
    }

    private static TagPattern tagPattern(String text) {
        return TagPattern.find(text)
                .orElseThrow(() -> ParameterParser.invalid(
                        "requiredTags", text, "a pattern over python-abi-platform, such as cp312-*-win_amd64"));
    }

    private List<String> requireLabels() {
        List<String> given = ParameterParser.texts(labels);
        if (given.isEmpty()) {
            throw ParameterParser.invalid("labels", "", "at least one label, such as main");
        }
        return given;
    }
}

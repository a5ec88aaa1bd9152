package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.VersionCheck;
import io.github.nightlywheels.engine.WheelSearch;
import io.github.nightlywheels.engine.WheelValidation;
import io.github.nightlywheels.report.Logbook;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.wheel.Wheel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
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
     * channel's usual index. A directory channel has no labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.labels", defaultValue = "main")
    List<String> labels;

    /**
     * The directory in which built wheels lie. Attached artifacts with the extension <code>whl</code> are taken wherever they
     * lie.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.wheelDirectory", defaultValue = "${project.build.directory}", required = true)
    File wheelDirectory;

    /**
     * Which files in <code>wheelDirectory</code> are taken, as Ant-style patterns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.includes", defaultValue = "*.whl,dist/*.whl,wheelhouse/*.whl")
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
    @Parameter(property = "nightly.onConflict", defaultValue = "replace")
    String onConflict;

    /**
     * What to do about a wheel whose version is neither a development nor a pre-release by PEP 440: <code>warn</code>,
     * <code>fail</code> or <code>ignore</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionCheck", defaultValue = "warn")
    String versionCheck;

    /**
     * Whether a build that finds no wheel at all fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failIfNoWheels", defaultValue = "true")
    @Nullable
    String failIfNoWheels;

    /**
     * Whether the wheels of all modules are published together when the last module with this goal has reached it, so that a
     * build that fails elsewhere publishes nothing; otherwise each module publishes its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.publishAtEnd", defaultValue = "true")
    @Nullable
    String publishAtEnd;

    /** Created by Maven. */
    @Inject
    public PublishNightlyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws MojoFailureException {
        Logbook logbook = ModuleWheels.logbook(organization, apiUrl, ParameterParser.texts(labels), mode());
        ModuleWheels mine = reports().unlessFailed(logbook, () -> gather(logbook));
        Reactor reactor = new Reactor(session, execution);
        NightlyRun nightly = new NightlyRun(
                new NightlyPublisher(opener(), getLog(), uploadAccess()), reports(), getLog(), this::guarded);
        if (isFromCommandLine()) {
            nightly.publish(List.of(mine));
        } else if (isAtEnd()) {
            reactor.atEnd(mine, all -> nightly.publish(all, reactor.leftOut()), this::sayAbandoned)
                    .ifPresent(pending -> sayPending(mine, pending));
        } else {
            nightly.publish(List.of(mine));
            reactor.done();
        }
    }

    private void sayPending(ModuleWheels mine, String pending) {
        if (!mine.isSkipped()) {
            getLog().info(checked(mine.wheels()) + pending);
        }
    }

    private void sayAbandoned(List<ModuleWheels> contributions) {
        int wheels = contributions.stream()
                .mapToInt(contribution -> contribution.wheels().size())
                .sum();
        if (wheels > 0) {
            getLog().warn("published 0 of " + PublicationLog.wheels(wheels)
                    + ", because the build ended before all modules were ready for it");
        }
    }

    private boolean isAtEnd() {
        return ParameterParser.flag("publishAtEnd", publishAtEnd, true);
    }

    private void guarded(ModuleWheels.Target target, List<ModuleWheels> part, Work work) throws MojoFailureException {
        guarded(target.channel().organization(), putBackCommand(target, part)::of, work);
    }

    private RepublishCommand putBackCommand(ModuleWheels.Target target, List<ModuleWheels> contributions) {
        return new RepublishCommand(
                MavenSettings.options(session.getRequest()),
                target.channel()
                        .given()
                        .add("labels", String.join(",", target.labels()), "main")
                        .add("versionCheck", versionCheck, "warn")
                        .addAll(givenAccessRules())
                        .properties(),
                contributions.stream()
                        .flatMap(contribution -> contribution.wheels().stream())
                        .toList());
    }

    private PreflightCheck uploadAccess() {
        return new PreflightCheck(accessRules(), Clock.systemUTC(), accessOutput(reports()));
    }

    private RunReports reports() {
        return isAtEnd() ? RunReports.ofBuild(session, getLog()) : RunReports.ofModule(session, project, getLog());
    }

    private PublishReport.Mode mode() {
        return isDryRun() ? PublishReport.Mode.DRY_RUN : PublishReport.Mode.PUBLISH;
    }

    private static String checked(List<Wheel> wheels) {
        return wheels.isEmpty() ? "No wheels here; " : "Checked " + PublicationLog.wheels(wheels.size()) + "; ";
    }

    /** This module's part: every wheel of it, checked. */
    private ModuleWheels gather(Logbook logbook) {
        ModuleWheels.Target target = new ModuleWheels.Target(
                channelSettings(),
                requireLabels(),
                ParameterParser.oneOf(OnConflict.class, "onConflict", onConflict),
                mode());
        VersionCheck check = ParameterParser.oneOf(VersionCheck.class, "versionCheck", versionCheck);
        if (isSkipped()) {
            return ModuleWheels.ofSkipped(target);
        }
        reports().removeStale();
        target.channel().requireUsable(session.isOffline());
        List<WheelSearch> searches = searches();
        List<Path> files = searches.stream()
                .flatMap(search -> search.find().stream())
                .distinct()
                .toList();
        logbook.found(files);
        List<String> warnings = new ArrayList<>();
        List<Wheel> wheels =
                new WheelValidation(check, ((Consumer<String>) getLog()::warn).andThen(warnings::add)).check(files);
        if (!wheels.isEmpty() && target.needsToken()) {
            FoundToken.require(opener().tokenSearch(target.channel()));
        }
        return new ModuleWheels(
                target,
                wheels,
                searches.stream().map(WheelSearch::place).distinct().toList(),
                ParameterParser.flag("failIfNoWheels", failIfNoWheels, true) && !isOnlyParent()
                        ? ModuleWheels.Emptiness.FAILURE
                        : ModuleWheels.Emptiness.NORMAL,
                warnings);
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
        ModuleWheelSearch places = new ModuleWheelSearch(
                wheelDirectory.toPath(),
                ParameterParser.patterns("includes", includes),
                ParameterParser.patterns("excludes", excludes));
        List<WheelSearch> searches =
                isFromCommandLine() ? places.ofBuild(session, project) : List.of(places.ofModule(project));
        searches.stream()
                .map(WheelSearch::directory)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> {
                    throw ParameterParser.invalid("wheelDirectory", file.toString(), "a directory, not a file");
                });
        return searches;
    }

    private List<String> requireLabels() {
        List<String> given = ParameterParser.texts(labels);
        if (given.isEmpty()) {
            throw ParameterParser.invalid("labels", "", "at least one label, such as main");
        }
        return given;
    }
}

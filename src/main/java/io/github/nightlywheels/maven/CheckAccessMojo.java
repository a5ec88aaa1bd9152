package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.AccessRequest;
import io.github.nightlywheels.engine.AccessService;
import io.github.nightlywheels.engine.FailOn;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.UpkeepParameters;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Checks whether an upload would be allowed: that there is a token, that the server accepts it, what it may be used for and
 * when it expires, and what the account may do with the organization and its projects. Only reads. However many modules have
 * this goal, a build checks the same channel once.
 *
 * @since 0.1.0
 */
@Mojo(name = "check-access", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true, requiresProject = false)
public final class CheckAccessMojo extends AbstractAccessMojo {

    /**
     * The names of the projects to ask about, spelled as in their wheels. If none is named, the projects of the wheels that are
     * in the build directories already; in the phase <code>validate</code> there usually are none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.projects")
    List<String> projects;

    /**
     * What fails the build: a <code>problem</code>, a <code>warning</code> too, or <code>never</code> anything.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failOn", defaultValue = ParameterDefaults.FAIL_ON)
    String failOn;

    /** Created by Maven. */
    @Inject
    public CheckAccessMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        ChannelSettings channel = channelSettings();
        AccessRules rules = accessRules();
        FailOn limit = ParameterParser.oneOf(FailOn.class, "failOn", failOn);
        if (isSkipped()) {
            return;
        }
        requireMeant(channelIdentity(List.of()), Optional.empty());
        parametersOf(channel).requireMeaning(List.of());
        requireReachable(channel);
        if (!OncePerBuild.of(session)
                .isFirst("check-access " + channel + tokenPlaces(channel) + rules + limit + projects)) {
            getLog().info("Checked before, in another module.");
            return;
        }
        AccessReport report = new AccessService(channels(), Clock.systemUTC())
                .run(
                        new AccessRequest(
                                channel,
                                mode(),
                                rules,
                                tokenSearch(channel, tokenPlaces(channel)),
                                UpkeepParameters.names(projects, this::builtProjects)),
                        listener(channel));
        List<Failure> failures = limit.failures(report);
        accessOutput(RunReports.ofModule(session, project, getLog())).show(report, failures);
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
    }
}

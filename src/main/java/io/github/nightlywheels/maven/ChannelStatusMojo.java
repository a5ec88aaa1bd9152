package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ChannelStatus;
import io.github.nightlywheels.engine.StatusRequest;
import io.github.nightlywheels.engine.StatusService;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.StatusOutput;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.report.model.StatusReport;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the channel has: for each project the newest version and its age, how many versions and files there are, their
 * size, platforms and Pythons, and what <code>prune</code> would remove. Fails when a project got no wheel for too long, or the
 * channel is nearly full. Only reads, and needs no token on a public channel.
 *
 * @since 0.1.0
 */
@Mojo(name = "channel-status", threadSafe = true, requiresProject = false, aggregator = true)
public final class ChannelStatusMojo extends AbstractUpkeepMojo {

    /**
     * After how many days without a new wheel a project fails the build; so does then a project that is not there. If this is
     * not set, none does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.staleAfter")
    @Nullable
    Integer staleAfter;

    /**
     * How much the projects may take together, such as <code>3GB</code>. From 80 % there is a warning, above 95 % the build
     * fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.quota")
    @Nullable
    String quota;

    /** Created by Maven. */
    @Inject
    public ChannelStatusMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        ChannelSettings channel = channelSettings();
        if (isSkipped()) {
            return;
        }
        requireMeant();
        StatusRequest request = new StatusRequest(
                channel,
                selection(),
                tokenSearch(channel, tokenPlaces(channel)),
                policy(),
                UpkeepParameters.atLeast(0, "staleAfter", staleAfter),
                UpkeepParameters.quota(quota));
        requireReachable(channel);
        ChannelStatus status = new StatusService(channels(), Clock.systemUTC()).run(request, listener(channel));
        new StatusOutput(
                        new MavenConsole(getLog()),
                        RunReports.ofBuild(session, getLog()).directory(),
                        RunReports.gitHub(getLog()))
                .show(StatusReport.of(status, PluginVersion.text(), names()));
        Optional<FailureException> failure = status.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PruneMode;
import io.github.nightlywheels.engine.PruneRequest;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.engine.PruneService;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PruneHints;
import io.github.nightlywheels.frontend.ShutdownHook;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.model.PruneReport;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Removes from the channel what the rule does not keep. Lists it only, which needs no token, unless <code>confirm</code> is set.
 * Of a project whose list is odd in any way, or not the same at a second reading, nothing is removed.
 *
 * @since 0.1.0
 */
@Mojo(name = "prune", threadSafe = true, requiresProject = false, aggregator = true)
public final class PruneMojo extends AbstractUpkeepMojo {

    /**
     * Whether anything is removed. Otherwise it is only listed what would be.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.prune.confirm", defaultValue = ParameterDefaults.CONFIRM)
    @Nullable
    String confirm;

    /**
     * How many files may be removed in one run: if the rule would remove more, nothing is removed.
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
    public PruneMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    OverruledCaution.GoalEffect mostEffect() {
        return isConfirmed() ? OverruledCaution.GoalEffect.REMOVES : OverruledCaution.GoalEffect.READS;
    }

    private boolean isConfirmed() {
        return ParameterParser.flag("confirm", confirm, ParameterDefaults.CONFIRM);
    }

    @Override
    void run() {
        ChannelSettings channel = channelSettings();
        RetentionPolicy policy = policy();
        if (isSkipped()) {
            return;
        }
        requireMeant();
        PruneHints hints = new PruneHints(new MavenConsole(getLog()), names());
        hints.warnOf(policy);
        boolean removes = isConfirmed() && mode() == PublishMode.PUBLISH;
        PruneRequest request = new PruneRequest(
                channel,
                selection(),
                tokenSearch(channel, tokenPlaces(channel)),
                UpkeepParameters.settings(
                        policy,
                        maxRemovals,
                        ParameterParser.flag(
                                "allowSharedChannel", allowSharedChannel, ParameterDefaults.ALLOW_SHARED_CHANNEL)),
                removes ? PruneMode.REMOVE : PruneMode.LIST);
        requireReachable(channel);
        ConsoleListener listener = listener(channel);
        PruneService service = new PruneService(channels(), Clock.systemUTC());
        PruneResult result = ShutdownHook.during(
                () -> service.run(request, listener),
                () -> listener.lastOfPrunings().forEach(this::stopped));
        show(result);
        ChannelChanges.of(session).add(ModuleWheels.Target.channelKey(organization, apiUrl), result.state());
        if (!removes) {
            hints.afterListing(result, names().option("confirm"));
        }
        Optional<FailureException> failure = result.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void show(PruneResult result) {
        RunReports.ofBuild(session, getLog()).show(PruneReport.of(result, PruneReport.Trigger.PRUNE, names()));
    }

    /** Tells what is on the channel while the process is being ended. */
    private void stopped(PruneResult result) {
        result.failure().map(this::block).ifPresent(block -> block.lines().forEach(getLog()::error));
        show(result);
    }
}

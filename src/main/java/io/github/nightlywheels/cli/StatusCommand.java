package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ChannelStatus;
import io.github.nightlywheels.engine.StatusRequest;
import io.github.nightlywheels.engine.StatusService;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.StatusOutput;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.report.json.StatusJson;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.RetentionReport;
import io.github.nightlywheels.report.model.StatusReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows what a channel has, as the goal {@code channel-status} does. */
final class StatusCommand extends AbstractChannelCommand {
    private final UpkeepOptions upkeep;
    private final WheelArguments wheels;
    private final Option<Integer> staleAfter;
    private final Option<String> quota;

    StatusCommand(ProcessEnvironment process) {
        super(process, "Shows what a channel has, and fails if it is no longer fed. Only reads.");
        upkeep = new UpkeepOptions(options);
        wheels = new WheelArguments(options);
        staleAfter =
                options.number("--stale-after", "DAYS", "After how long without a new wheel a project is an error.");
        quota = options.text("--quota", "SIZE", "How much the projects may take together, such as 3GB.");
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        if (isSkipped(console)) {
            return ExitCode.DONE;
        }
        ChannelSettings settings = channel.settings();
        parameters(settings).requireMeaning(upkeep.labels());
        StatusRequest request = new StatusRequest(
                settings,
                upkeep.selection(wheels::projects),
                tokens(),
                upkeep.policy(),
                UpkeepParameters.atLeast(0, "staleAfter", staleAfter.find().orElse(null)),
                UpkeepParameters.quota(quota.find().orElse(null)));
        ChannelStatus status =
                new StatusService(channels(), Clock.systemUTC()).run(request, listener(console, interruption));
        StatusReport report = StatusReport.of(status, PluginVersion.text(), names());
        new StatusOutput(console, reports.directory(), reports.gitHub(process, console)).show(report);
        print(StatusJson.bytes(report));
        status.failure().ifPresent(failure -> {
            throw failure;
        });
        return ExitCode.DONE;
    }

    @Override
    byte[] nothing(Optional<Failure> failure) {
        StatusReport report = new StatusReport(
                Instant.now(),
                PluginVersion.text(),
                ChannelInfo.of(channels().describe(channel.organization(), channel.apiUrl())),
                RetentionReport.of(upkeep.policy()),
                UpkeepParameters.atLeast(0, "staleAfter", staleAfter.find().orElse(null)),
                UpkeepParameters.quota(quota.find().orElse(null)),
                List.of(),
                List.of(),
                failure.map(why -> Problem.of(why, names())));
        return StatusJson.bytes(report);
    }
}

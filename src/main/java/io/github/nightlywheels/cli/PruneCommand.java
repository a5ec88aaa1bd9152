package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PruneMode;
import io.github.nightlywheels.engine.PruneRequest;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.engine.PruneService;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.PruneHints;
import io.github.nightlywheels.frontend.ReportOutput;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.RunReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Removes from a channel what the rule does not keep, as the goal {@code prune} does. */
final class PruneCommand extends AbstractChannelCommand {
    private final UpkeepOptions upkeep;
    private final WheelArguments wheels;
    private final RemovalOptions removal;
    private final Option<Boolean> confirm;

    PruneCommand(ProcessEnvironment process) {
        super(process, "Lists what a rule does not keep, and removes it from the channel with --confirm.");
        upkeep = new UpkeepOptions(options);
        wheels = new WheelArguments(options);
        confirm = options.flag("--confirm", ParameterDefaults.CONFIRM, "Remove what is listed.");
        removal = new RemovalOptions(options);
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        RetentionPolicy policy = upkeep.policy();
        if (isSkipped(console)) {
            return ExitCode.DONE;
        }
        PruneHints hints = new PruneHints(console, names());
        hints.warnOf(policy);
        PruneMode mode = mode();
        PruneResult result = new PruneService(channels(), Clock.systemUTC())
                .run(request(policy, mode), listener(console, interruption));
        show(PruneReport.of(result, PruneReport.Trigger.PRUNE, names()), console);
        if (mode == PruneMode.LIST) {
            hints.afterListing(result, names().option("confirm"));
        }
        result.failure().ifPresent(failure -> {
            throw failure;
        });
        return ExitCode.DONE;
    }

    private PruneRequest request(RetentionPolicy policy, PruneMode mode) {
        ChannelSettings settings = channel.settings();
        parameters(settings).requireMeaning(upkeep.labels());
        return new PruneRequest(settings, upkeep.selection(wheels::projects), tokens(), removal.settings(policy), mode);
    }

    /** What is on the channel is said first: the report may take longer than the process is given. */
    @Override
    void stopped(PruneResult result, CliConsole console) {
        super.stopped(result, console);
        show(PruneReport.of(result, PruneReport.Trigger.PRUNE, names()), console);
    }

    @Override
    byte[] nothing(Optional<Failure> failure) {
        Instant now = Instant.now();
        return json(
                now,
                failure.stream()
                        .map(why -> PruneReport.of(failed(why, now), PruneReport.Trigger.PRUNE, names()))
                        .toList());
    }

    private PruneResult failed(Failure why, Instant now) {
        return new PruneResult(
                channels().describe(channel.organization(), channel.apiUrl()),
                upkeep.policy(),
                mode(),
                now,
                List.of(),
                List.of(),
                Optional.of(new FailureException(why)));
    }

    private byte[] json(Instant now, List<PruneReport> prunes) {
        return ReportJson.bytes(new RunReport(
                now, PluginVersion.text(), BuildInfo.of(process.variables()), List.of(), Optional.empty(), prunes));
    }

    private PruneMode mode() {
        return confirm.value() && channel.mode() == PublishMode.PUBLISH ? PruneMode.REMOVE : PruneMode.LIST;
    }

    private void show(PruneReport report, CliConsole console) {
        ReportOutput output = reportOutput(console);
        Instant now = Instant.now();
        output.show(now, report, List.of(), List.of(report));
        print(json(now, List.of(report)));
    }
}

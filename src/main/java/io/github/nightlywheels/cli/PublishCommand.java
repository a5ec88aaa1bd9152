package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishRequest.IfNothingNew;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.engine.ValidationResult;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.engine.WheelValidation;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.PublishConsole;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.frontend.ReportOutput;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ResultReport;
import io.github.nightlywheels.report.model.RunReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Publishes wheels, as the goal {@code publish-nightly} does. */
final class PublishCommand extends AbstractChannelCommand {
    private final AccessOptions access;
    private final WheelArguments wheels;
    private final SetOptions set;
    private final SpaceOptions space;
    private final Option<List<String>> labels;
    private final Option<OnConflict> onConflict;
    private final Option<Boolean> failIfNoWheels;
    private final Option<Boolean> failIfNothingNew;
    private final Option<Integer> replaceThreads;
    private final Option<Integer> visibilityTimeout;

    PublishCommand(ProcessEnvironment process) {
        super(process, "Publishes wheels to a nightly channel.");
        access = new AccessOptions(options);
        wheels = new WheelArguments(options);
        set = new SetOptions(options);
        space = new SpaceOptions(options);
        labels = options.texts(
                "--labels",
                "LABEL",
                ParameterDefaults.LABELS,
                "Labels of the published wheels; pip's usual index shows only main.");
        onConflict = options.choice(
                OnConflict.class,
                "--on-conflict",
                "replace|skip|fail",
                ParameterDefaults.ON_CONFLICT,
                "What to do if the channel has other content under a wheel's filename.");
        failIfNoWheels = options.flag(
                "--fail-if-no-wheels",
                ParameterDefaults.FAIL_IF_NO_WHEELS,
                "Whether it is an error that there is no wheel.");
        failIfNothingNew = options.flag(
                "--fail-if-nothing-new",
                ParameterDefaults.FAIL_IF_NOTHING_NEW,
                "Whether it is an error that the channel has all wheels already.");
        replaceThreads = options.number(
                "--replace-threads",
                "COUNT",
                "How many files are replaced at once, at most 8; if nothing is said, as many as --threads.");
        visibilityTimeout = options.number(
                "--visibility-timeout",
                "SECONDS",
                ParameterDefaults.VISIBILITY_TIMEOUT,
                "How long to look for what was written until the server shows it.");
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        ReportOutput output = reportOutput(console);
        if (isSkipped(console)) {
            return ExitCode.DONE;
        }
        output.removeOlderThan(Instant.now());
        PublishResult result = publish(console, interruption);
        console.progress("");
        result.access()
                .filter(found -> result.tokenSource().isPresent())
                .ifPresent(found -> accessOutput(console).write(found));
        new PublishConsole(console).show(result);
        PublishReport report = report(result);
        output.sum(report);
        Instant now = Instant.now();
        List<PruneReport> prunes = prunes(result);
        prunes.forEach(prune -> output.show(now, prune, List.of(report), prunes));
        if (ReportOutput.isWorthAReport(report)) {
            output.write(now, List.of(report), prunes, List.of(report));
        }
        print(ReportJson.bytes(output.run(now, List.of(report), prunes)));
        result.failure().ifPresent(failure -> tell(failure, result, console));
        return result.failure().map(FailureException::failure).map(ExitCode::of).orElse(ExitCode.DONE);
    }

    @Override
    byte[] nothing(Optional<Failure> failure) {
        List<PublishReport> publications = failure.stream()
                .map(why -> report(PublishResult.failedBefore(
                        channels().describe(channel.organization(), channel.apiUrl()),
                        labels(),
                        channel.mode(),
                        List.of(),
                        new FailureException(why))))
                .toList();
        return ReportJson.bytes(new RunReport(
                Instant.now(),
                PluginVersion.text(),
                BuildInfo.of(process.variables()),
                publications,
                Optional.empty(),
                List.of()));
    }

    private List<PruneReport> prunes(PublishResult result) {
        return result.prunes().stream()
                .map(prune -> PruneReport.of(prune, PruneReport.Trigger.PUBLICATION, names()))
                .toList();
    }

    private PublishReport report(PublishResult result) {
        return ResultReport.of(
                result,
                names(),
                new RepublishCommandLine(spec, result).of(result.state().missing()));
    }

    private void tell(FailureException failure, PublishResult result, CliConsole console) {
        console.error(FailureFormatter.of(
                failure.failure(),
                result.channel().name(),
                failure.state(),
                names(),
                new RepublishCommandLine(spec, result)::of));
        console.cause(failure);
    }

    @Override
    List<String> labels() {
        return labels.value();
    }

    /** What is on the channel is said first: the report may take longer than the process is given. */
    @Override
    void stopped(PublishResult result, CliConsole console) {
        result.failure().ifPresent(failure -> tell(failure, result, console));
        result.prunes().forEach(prune -> stopped(prune, console));
        List<PublishReport> reported = List.of(report(result));
        reportOutput(console).write(Instant.now(), reported, prunes(result), reported);
    }

    @Override
    void writeAhead(PublishResult result, CliConsole console) {
        reportOutput(console).writeAhead(Instant.now(), List.of(report(result)), prunes(result));
    }

    /** Checks all wheels, then publishes them. */
    private PublishResult publish(CliConsole console, Interruption interruption) {
        ChannelSettings settings = PublishParameters.writing(
                channel.settings(),
                visibilityTimeout.value(),
                replaceThreads.find().orElse(null));
        List<String> given = PublishParameters.labels(labels());
        List<Path> found = List.of();
        try {
            PublishService service = new PublishService(channels(), Clock.systemUTC());
            parameters(settings).requirePublishable(given);
            WheelSet.IfEmpty ifEmpty = failIfNoWheels.value() ? WheelSet.IfEmpty.FAIL : WheelSet.IfEmpty.ACCEPT;
            found = wheels.find(ifEmpty);
            CliListener listener = listener(console, interruption);
            long bytes = WheelSource.bytes(found);
            channels().prepare(settings, bytes);
            listener.checking(found.size(), bytes);
            ValidationResult validated = new WheelValidation(set.wheelRules(), Set.of(), console::warn).run(found);
            validated.failure().ifPresent(failure -> {
                throw failure;
            });
            WheelSet checked = new WheelSet(validated.wheels(), List.of(), ifEmpty, validated.warnings());
            PublishRequest request = new PublishRequest(
                    settings,
                    given,
                    onConflict.value(),
                    channel.mode(),
                    failIfNothingNew.value() ? IfNothingNew.FAIL : IfNothingNew.WARN,
                    Optional.empty(),
                    set.setRules(),
                    access.rules(),
                    tokens(),
                    List.of(checked),
                    space.upkeep(given));
            return service.run(set.isRepublishing() ? request.republishing() : request, listener);
        } catch (FailureException e) {
            return PublishResult.failedBefore(
                    channels().describe(channel.organization(), channel.apiUrl()), labels(), channel.mode(), found, e);
        }
    }
}

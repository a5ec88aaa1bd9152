package io.github.nightlywheels.cli;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.AccessRequest;
import io.github.nightlywheels.engine.AccessService;
import io.github.nightlywheels.engine.FailOn;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.report.json.AccessJson;
import io.github.nightlywheels.report.model.AccessResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks whether an upload would be allowed, as the goal {@code check-access} does. */
final class CheckAccessCommand extends AbstractChannelCommand {
    private final AccessOptions access;
    private final WheelArguments wheels;
    private final Option<List<String>> projects;
    private final Option<FailOn> failOn;

    CheckAccessCommand(ProcessEnvironment process) {
        super(process, "Checks whether an upload would be allowed. Only reads.");
        access = new AccessOptions(options);
        wheels = new WheelArguments(options);
        projects = options.texts(
                "--projects", "NAME", "The projects to ask about; if none is named, those of the wheels.");
        failOn = options.choice(
                FailOn.class, "--fail-on", "problem|warning|never", ParameterDefaults.FAIL_ON, "What is an error.");
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        ChannelSettings settings = channel.settings();
        if (isSkipped(console)) {
            return ExitCode.DONE;
        }
        parameters(settings).requireMeaning(List.of());
        AccessReport report = new AccessService(channels(), Clock.systemUTC())
                .run(
                        new AccessRequest(
                                settings,
                                channel.mode(),
                                access.rules(),
                                tokens(),
                                UpkeepParameters.names(projects.find().orElse(List.of()), wheels::projects)),
                        listener(console, interruption));
        List<Failure> failures = failOn.value().failures(report);
        accessOutput(console).show(report, failures);
        print(AccessJson.bytes(AccessResult.of(report, names())));
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
        return ExitCode.DONE;
    }

    @Override
    byte[] nothing(Optional<Failure> failure) {
        return AccessJson.bytes(
                AccessResult.ofNothing(Instant.now(), channel.organization(), channel.apiUrl(), failure, names()));
    }
}

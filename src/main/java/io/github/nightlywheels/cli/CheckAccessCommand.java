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
import io.github.nightlywheels.frontend.ChannelParameters;
import io.github.nightlywheels.frontend.UpkeepParameters;
import io.github.nightlywheels.report.json.AccessJson;
import io.github.nightlywheels.report.model.AccessResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether an upload would be allowed, as the goal {@code check-access} does. */
@Command(
        name = "check-access",
        description = "Checks whether an upload would be allowed. Only reads.",
        sortOptions = false,
        abbreviateSynopsis = true,
        showDefaultValues = true)
final class CheckAccessCommand extends AbstractChannelCommand {
    @Mixin
    AccessOptions access;

    @Mixin
    WheelArguments wheels;

    @Option(
            names = "--projects",
            paramLabel = "NAME",
            split = ",",
            description = "The projects to ask about; if none is named, those of the wheels.")
    @Nullable
    List<String> projects;

    @Option(
            names = "--fail-on",
            paramLabel = "problem|warning|never",
            defaultValue = ParameterDefaults.FAIL_ON,
            description = "What is an error.")
    FailOn failOn;

    CheckAccessCommand(ProcessEnvironment process) {
        super(process);
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        ChannelSettings settings = channel.settings();
        if (isSkipped(console)) {
            return ExitCode.DONE;
        }
        new ChannelParameters(channels(), settings).requireMeaning(List.of(ParameterDefaults.LABELS));
        AccessReport report = new AccessService(channels(), Clock.systemUTC())
                .run(
                        new AccessRequest(
                                settings,
                                channel.mode(),
                                access.rules(),
                                tokens(),
                                UpkeepParameters.names(projects, wheels::projects)),
                        listener(console, interruption));
        List<Failure> failures = failOn.failures(report);
        accessOutput(console).show(report, failures);
        print(new AccessJson(AccessResult.of(report, names())).bytes());
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
        return ExitCode.DONE;
    }

    @Override
    byte[] nothing(Optional<Failure> failure) {
        return new AccessJson(
                        AccessResult.ofNothing(Instant.now(), channel.organization, channel.apiUrl, failure, names()))
                .bytes();
    }
}

package io.github.nightlywheels.report.model;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.ParameterNames;
import java.util.List;
import java.util.Optional;

/** Makes reports from results. */
public final class ResultReport {
    private ResultReport() {}

    /**
     * The report of one publication.
     *
     * @param names how the front end writes parameters
     * @param putBack the command that publishes again what is missing, if anything is
     */
    public static PublishReport of(PublishResult result, ParameterNames names, Optional<String> putBack) {
        return new PublishReport(
                ChannelInfo.of(result.channel()),
                result.index(),
                result.labels(),
                result.mode(),
                result.tokenSource().map(source -> token(source, result.access())),
                result.wheels().stream().map(wheel -> wheel(wheel, names)).toList(),
                result.created(),
                result.install(),
                result.history(),
                result.warnings(),
                result.failure()
                        .map(failure ->
                                Problem.of(failure.failure(), failure.state().missing(), names)),
                putBack);
    }

    private static TokenInfo token(String source, Optional<AccessReport> access) {
        return new TokenInfo(
                source,
                access.flatMap(AccessReport::account).map(account -> account.login()),
                access.flatMap(AccessReport::end));
    }

    private static WheelReport wheel(WheelResult wheel, ParameterNames names) {
        return new WheelReport(
                wheel,
                wheel.failure()
                        .map(failure -> Problem.of(
                                failure,
                                wheel.hasOutcome(Outcome.MISSING) ? List.of(wheel.filename()) : List.of(),
                                names)));
    }
}

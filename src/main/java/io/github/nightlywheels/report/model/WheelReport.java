package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of one wheel, as far as it is known.
 *
 * @param filename its name
 * @param wheel the wheel, if it passed the checks
 * @param planned what was to be done with it, if that was decided
 * @param outcome what is on the channel now, if anything was attempted
 * @param duration how long it took
 * @param tries how often its bytes were sent
 * @param problem why it is not what was to be
 */
public record WheelReport(
        String filename,
        Optional<Wheel> wheel,
        Optional<Decision.Action> planned,
        Optional<Outcome> outcome,
        Duration duration,
        int tries,
        Optional<Problem> problem) {

    /** A wheel that passed the checks, before anything was decided. */
    public static WheelReport of(Wheel wheel) {
        return new WheelReport(
                wheel.filename().text(),
                Optional.of(wheel),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                0,
                Optional.empty());
    }

    /** A file that was found, and not checked yet. */
    public static WheelReport found(String filename) {
        return new WheelReport(
                filename, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, 0, Optional.empty());
    }

    /** A file that did not pass the checks. */
    public static WheelReport refused(String filename, Problem problem) {
        return new WheelReport(
                filename, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, 0, Optional.of(problem));
    }

    private static List<String> missing(WheelResult result) {
        return result.outcome() == Outcome.MISSING ? List.of(result.filename()) : List.of();
    }

    public WheelReport with(Decision decision) {
        return new WheelReport(filename, wheel, Optional.of(decision.action()), outcome, duration, tries, problem);
    }

    public WheelReport with(Outcome known) {
        return new WheelReport(filename, wheel, planned, Optional.of(known), duration, tries, problem);
    }

    public WheelReport with(WheelResult result, ParameterNames names) {
        return new WheelReport(
                filename,
                wheel,
                planned,
                Optional.of(result.outcome()),
                result.duration(),
                result.tries(),
                result.failure().map(failure -> Problem.of(failure, missing(result), names)));
    }
}

package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.fault.Findings;
import java.util.List;
import java.util.Optional;

/**
 * How the reading of one file ended.
 *
 * @param wheel the wheel, if it can be published
 * @param faults why not, if the file could be read
 * @param unreadable why not, if it could not
 */
record ReadResult(Optional<Wheel> wheel, List<WheelFault> faults, Optional<FailureException> unreadable) {

    static ReadResult of(Findings findings, Wheel wheel) {
        return findings.faults().isEmpty()
                ? new ReadResult(Optional.of(wheel), List.of(), Optional.empty())
                : of(findings);
    }

    static ReadResult of(Findings findings) {
        return new ReadResult(Optional.empty(), findings.faults(), Optional.empty());
    }

    static ReadResult refused(WheelFault fault) {
        return new ReadResult(Optional.empty(), List.of(fault), Optional.empty());
    }

    static ReadResult unreadable(FailureException failure) {
        return new ReadResult(Optional.empty(), List.of(), Optional.of(failure));
    }

    Wheel wheelOrThrow() {
        return allWheelsOrThrow(List.of(this)).get(0);
    }

    static List<Wheel> allWheelsOrThrow(List<ReadResult> results) {
        List<WheelFault> faults =
                results.stream().flatMap(each -> each.faults().stream()).toList();
        if (!faults.isEmpty()) {
            throw new FailureException(new WheelFailure.BadWheels(faults));
        }
        results.stream().flatMap(each -> each.unreadable().stream()).findFirst().ifPresent(failure -> {
            throw failure;
        });
        return results.stream().flatMap(each -> each.wheel().stream()).toList();
    }
}

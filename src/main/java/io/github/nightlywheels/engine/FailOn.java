package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.failure.Failure;
import java.util.List;
import java.util.stream.Stream;

/** Which of the answers about the access fail a run. */
public enum FailOn {
    /** Problems. */
    PROBLEM,
    /** Problems and warnings. */
    WARNING,
    /** None. */
    NEVER;

    /** What fails a run that found this out about the access. */
    public List<Failure> failures(AccessReport report) {
        return switch (this) {
            case NEVER -> List.of();
            case PROBLEM -> report.failures(Verdict.PROBLEM);
            case WARNING ->
                Stream.concat(report.failures(Verdict.PROBLEM).stream(), report.failures(Verdict.WARNING).stream())
                        .toList();
        };
    }
}

package io.github.nightlywheels.report.model;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import java.util.List;

/**
 * What failed, as reports tell it.
 *
 * @param code the failure's name, which is the anchor of its section in the documentation
 * @param problem what happened
 * @param remedy what to do
 */
public record Problem(String code, String problem, String remedy) {
    /**
     * The words of a foreseen failure.
     *
     * @param names how the front end writes parameters
     */
    public static Problem of(Failure failure, ParameterNames names) {
        return of(failure, List.of(), names);
    }

    /**
     * The words of a foreseen failure, after which files are missing.
     *
     * @param missing the filenames that the channel had before, and has no longer
     */
    public static Problem of(Failure failure, List<String> missing, ParameterNames names) {
        String answer =
                failure.reply().map(reply -> "\nThe server said: " + reply).orElse("");
        return new Problem(
                failure.code(), failure.problem(names) + answer, FailureFormatter.remedy(failure, missing, names));
    }
}

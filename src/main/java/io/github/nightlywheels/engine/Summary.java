package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.RunFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a publication.
 *
 * @param results one per wheel
 * @param created packages and releases that were created, in words
 */
public record Summary(List<WheelResult> results, List<String> created) {
    public Summary {
        results = List.copyOf(results);
        created = List.copyOf(created);
    }

    /** The filenames with one of these outcomes. */
    public List<String> filenames(Outcome... outcomes) {
        return results.stream()
                .filter(result -> result.hasOutcome(outcomes))
                .map(WheelResult::filename)
                .toList();
    }

    /** What is true on the channel now. */
    public ChannelState state() {
        return new ChannelState(
                filenames(Outcome.PUBLISHED, Outcome.REPLACED),
                filenames(Outcome.LABELLED),
                filenames(Outcome.UNCHANGED, Outcome.SKIPPED),
                filenames(Outcome.FAILED),
                filenames(Outcome.MISSING),
                filenames(Outcome.OVERTAKEN),
                filenames(Outcome.UNKNOWN),
                created);
    }

    /**
     * The exception that tells of everything that failed, if anything did. Of wheels that failed for the same reason and need
     * the same remedy the first one speaks; the state names them all. Its cause is what was thrown for the first of them; what
     * was thrown for the others is suppressed in it.
     */
    public Optional<FailureException> failure() {
        Map<String, Failure> byAdvice = new LinkedHashMap<>();
        results.stream()
                .flatMap(result -> result.failure().stream())
                .forEach(failure ->
                        byAdvice.putIfAbsent(failure.code() + failure.remedy(ParameterNames.PLAIN), failure));
        List<Failure> failures = List.copyOf(byAdvice.values());
        return failures.isEmpty() ? Optional.empty() : Optional.of(exception(RunFailure.Several.of(failures)));
    }

    private FailureException exception(Failure failure) {
        List<FailureException> thrown = results.stream()
                .flatMap(result -> result.exception().stream())
                .distinct()
                .toList();
        FailureException all = new FailureException(failure, state(), thrown.isEmpty() ? null : thrown.get(0));
        thrown.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }
}

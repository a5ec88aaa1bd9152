package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessAnswer;
import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.access.Question;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWarning;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The check before an upload: what would surely stop it is found before the first write, and what should not stay so is said.
 *
 * @param check judges what is known
 */
record PreflightCheck(AccessCheck check) {
    /** What a write to a project that went well has answered, whatever was found out before. */
    private static final Set<Question> ANSWERED_BY_A_WRITE =
            EnumSet.of(Question.MEMBERSHIP, Question.PROJECT, Question.GROUP);

    private static final String RIGHT_TO_WRITE = "api:write";

    /** What only a new file answers; a label makes no file younger. */
    private static final Set<Question> ANSWERED_BY_A_NEW_FILE = EnumSet.of(Question.RETENTION);

    /**
     * Lets an upload pass. Without a token, as in a dry run, only the channel itself is judged.
     *
     * @param concern is given what should not stay so, except what the upload may disprove
     * @throws FailureException if it is known that the upload would fail
     */
    AccessReport admit(Optional<FoundToken> token, AccessFacts essentials, Consumer<Failure> concern) {
        AccessReport report = token.map(found -> check.judgeEssentials(found, essentials))
                .orElseGet(() -> check.judgeWithoutToken(essentials));
        List<Failure> obstacles = report.obstacles();
        if (token.isPresent()) {
            tell(report.without(PreflightCheck::isOfTheRightToWrite), concern);
        }
        requireNone(obstacles);
        return report;
    }

    /** What everything amounts to that was found out before the upload and during it. */
    AccessReport judge(FoundToken token, AccessFacts all) {
        return check.judge(token, all);
    }

    /**
     * Says of what was found out what the upload has not disproved.
     *
     * @param found what it amounts to
     * @param summary what the upload came to
     * @return what is left of it
     */
    AccessReport hints(AccessReport found, Summary summary, Consumer<Failure> concern) {
        Set<String> arrived = projects(summary, Outcome.PUBLISHED, Outcome.REPLACED);
        Set<String> written = projects(summary, Outcome.PUBLISHED, Outcome.REPLACED, Outcome.LABELLED);
        AccessReport report = found.without(answer -> (isOfTheRightToWrite(answer) && !written.isEmpty())
                || isDisproved(answer, ANSWERED_BY_A_WRITE, written)
                || isDisproved(answer, ANSWERED_BY_A_NEW_FILE, arrived));
        tell(report, concern);
        return report;
    }

    /** Whether it says that the list of scopes lacks the right to write, which an upload shows that the token has. */
    private static boolean isOfTheRightToWrite(AccessAnswer answer) {
        return answer.failure()
                .filter(failure -> failure instanceof TokenFailure.WrongScope wrong
                        && wrong.scopes().contains(RIGHT_TO_WRITE))
                .isPresent();
    }

    private static Set<String> projects(Summary summary, Outcome... outcomes) {
        return summary.results().stream()
                .filter(result -> result.hasOutcome(outcomes))
                .flatMap(result -> result.wheel().stream())
                .map(wheel -> wheel.metadata().name().text())
                .collect(Collectors.toSet());
    }

    private static boolean isDisproved(AccessAnswer answer, Set<Question> questions, Set<String> projects) {
        return questions.contains(answer.question())
                && answer.failure().isPresent()
                && answer.project().map(projects::contains).orElse(!projects.isEmpty());
    }

    /** What the server said, unasked, of the token's end. */
    Optional<Failure> endAnnounced(FoundToken token, Optional<String> words) {
        return words.map(said -> new TokenWarning.EndAnnounced(TokenOrigin.of(token.source()), said));
    }

    private static void tell(AccessReport report, Consumer<Failure> concern) {
        List<Failure> obstacles = report.obstacles();
        List.of(Verdict.PROBLEM, Verdict.WARNING).stream()
                .flatMap(verdict -> report.failures(verdict).stream())
                .filter(failure -> !obstacles.contains(failure))
                .forEach(concern);
    }

    /** Throws one failure for all of them. */
    private static void requireNone(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw new FailureException(RunFailure.Several.of(failures));
        }
    }
}

package io.github.nightlywheels.access;

import io.github.nightlywheels.failure.Failure;
import java.util.Optional;

/**
 * The answer to one question.
 *
 * @param question what was asked
 * @param project the project it was asked about, if it was about one
 * @param verdict what it amounts to
 * @param sentence the answer in one sentence
 * @param failure what is wrong and what to do; there for warnings and problems
 * @param certainty whether a problem is known to stop an upload
 */
public record AccessAnswer(
        Question question,
        Optional<String> project,
        Verdict verdict,
        String sentence,
        Optional<Failure> failure,
        Certainty certainty) {

    /** How sure it is that an upload would fail. */
    public enum Certainty {
        /** It would, or the rules forbid it. */
        STOPS_UPLOAD,
        /** It may, or would not. */
        HINT
    }

    static AccessAnswer ok(Question question, String sentence) {
        return of(question, Verdict.OK, sentence);
    }

    static AccessAnswer unknown(Question question, String sentence) {
        return of(question, Verdict.UNKNOWN, sentence);
    }

    private static AccessAnswer of(Question question, Verdict verdict, String sentence) {
        return new AccessAnswer(question, Optional.empty(), verdict, sentence, Optional.empty(), Certainty.HINT);
    }

    static AccessAnswer warning(Question question, Failure failure) {
        return of(question, Verdict.WARNING, failure, Certainty.HINT);
    }

    /** A warning of what stops an upload now, and may not do so any more when it comes to that. */
    static AccessAnswer warningNow(Question question, Failure failure) {
        return of(question, Verdict.WARNING, failure, Certainty.STOPS_UPLOAD);
    }

    /** A problem that does not surely stop an upload. */
    static AccessAnswer doubt(Question question, Failure failure) {
        return of(question, Verdict.PROBLEM, failure, Certainty.HINT);
    }

    /** A problem that stops an upload. */
    static AccessAnswer problem(Question question, Failure failure) {
        return of(question, Verdict.PROBLEM, failure, Certainty.STOPS_UPLOAD);
    }

    private static AccessAnswer of(Question question, Verdict verdict, Failure failure, Certainty certainty) {
        return new AccessAnswer(
                question, Optional.empty(), verdict, failure.problem(), Optional.of(failure), certainty);
    }

    AccessAnswer about(String project) {
        return new AccessAnswer(question, Optional.of(project), verdict, sentence, failure, certainty);
    }
}

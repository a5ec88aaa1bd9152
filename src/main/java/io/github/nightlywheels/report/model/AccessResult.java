package io.github.nightlywheels.report.model;

import io.github.nightlywheels.access.AccessAnswer;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.text.PublicUrl;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check of the access found, in words. It holds no secret.
 *
 * @param checkedAt when
 * @param organization whose channel
 * @param apiUrl where the channel is
 * @param verdict the worst of the answers' verdicts
 * @param severity how bad that is
 * @param token what is known of the token
 * @param answers one or more per question
 */
public record AccessResult(
        Instant checkedAt,
        String organization,
        String apiUrl,
        String verdict,
        Severity severity,
        CheckedToken token,
        List<Answer> answers) {

    /**
     * What is known of the token; never the token.
     *
     * @param source where it was found
     * @param account whose it is
     * @param accountKind {@code person} or {@code organization}
     * @param name the name that its holder gave it
     * @param scopes what it may be used for
     * @param expires when it ends, ISO 8601, or {@code never}
     */
    public record CheckedToken(
            Optional<String> source,
            Optional<String> account,
            Optional<String> accountKind,
            Optional<String> name,
            Optional<List<String>> scopes,
            Optional<String> expires) {}

    /**
     * An answer.
     *
     * @param question what was asked
     * @param project the project that it is about
     * @param verdict what it amounts to
     * @param severity how bad that is
     * @param sentence the answer
     * @param code of a warning or problem: its name
     * @param remedy of a warning or problem: what to do
     * @param server of a warning or problem: what the server said
     */
    public record Answer(
            String question,
            Optional<String> project,
            String verdict,
            Severity severity,
            String sentence,
            Optional<String> code,
            Optional<String> remedy,
            Optional<String> server) {

        /** The question, and the project that it is about. */
        public String subject() {
            return question + project.map(name -> " " + name).orElse("");
        }
    }

    public AccessResult {
        answers = List.copyOf(answers);
    }

    /** The same in words. */
    public static AccessResult of(AccessReport report, ParameterNames names) {
        return new AccessResult(
                report.checkedAt(),
                report.organization(),
                report.apiUrl(),
                report.verdict().text(),
                severity(report.verdict()),
                token(report),
                report.answers().stream().map(answer -> answer(answer, names)).toList());
    }

    /**
     * The result of a check in which nothing was asked.
     *
     * @param failure why; empty if there was nothing to do
     */
    public static AccessResult ofNothing(
            Instant now, String organization, String apiUrl, Optional<Failure> failure, ParameterNames names) {
        Verdict verdict = failure.isPresent() ? Verdict.PROBLEM : Verdict.UNKNOWN;
        return new AccessResult(
                now,
                organization,
                apiUrl,
                verdict.text(),
                severity(verdict),
                new CheckedToken(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                failure.stream().map(why -> answer(why, names)).toList());
    }

    private static Answer answer(Failure failure, ParameterNames names) {
        return new Answer(
                "run",
                Optional.empty(),
                Verdict.PROBLEM.text(),
                Severity.ERROR,
                failure.problem(),
                Optional.of(failure.code()),
                Optional.of(failure.remedy(names)),
                failure.reply().map(ServerReply::toString));
    }

    private static CheckedToken token(AccessReport report) {
        return new CheckedToken(
                report.tokenSource(),
                report.account().map(Account::login),
                report.account().flatMap(Account::kind).map(kind -> kind.name().toLowerCase(Locale.ROOT)),
                report.token().flatMap(TokenRecord::name),
                report.token().flatMap(TokenRecord::scopes),
                report.token().map(TokenRecord::expiry).flatMap(AccessResult::words));
    }

    private static Optional<String> words(Expiry expiry) {
        if (expiry instanceof Expiry.At at) {
            return Optional.of(at.instant().toString());
        }
        return expiry instanceof Expiry.Never ? Optional.of("never") : Optional.empty();
    }

    private static Answer answer(AccessAnswer answer, ParameterNames names) {
        return new Answer(
                answer.question().text(),
                answer.project(),
                answer.verdict().text(),
                severity(answer.verdict()),
                answer.sentence(),
                answer.failure().map(Failure::code),
                answer.failure().map(failure -> failure.remedy(names)),
                answer.failure().flatMap(Failure::reply).map(ServerReply::toString));
    }

    private static Severity severity(Verdict verdict) {
        return switch (verdict) {
            case OK -> Severity.OK;
            case UNKNOWN -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case PROBLEM -> Severity.ERROR;
        };
    }

    /** The verdict in one line. */
    public String title() {
        return "Access to " + organization + ": " + verdict;
    }

    /** The address of the channel, cut to what cannot be a credential, if it is one. */
    public Optional<String> publicUrl() {
        return PublicUrl.of(apiUrl);
    }
}

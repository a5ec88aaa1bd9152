package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.failure.Failure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the check found. It holds no secret.
 *
 * @param checkedAt when
 * @param organization whose channel
 * @param apiUrl where the channel is
 * @param tokenSource where the token came from
 * @param account whose it is
 * @param token what the server knows of it
 * @param declaredEnd when the token ends, as its owner says
 * @param answers the answers, in the order of the questions
 */
public record AccessReport(
        Instant checkedAt,
        String organization,
        String apiUrl,
        Optional<String> tokenSource,
        Optional<Account> account,
        Optional<TokenRecord> token,
        Optional<Instant> declaredEnd,
        List<AccessAnswer> answers) {
    public AccessReport {
        answers = List.copyOf(answers);
    }

    /** The report without some of the answers. */
    public AccessReport without(Predicate<AccessAnswer> dropped) {
        return new AccessReport(
                checkedAt,
                organization,
                apiUrl,
                tokenSource,
                account,
                token,
                declaredEnd,
                answers.stream().filter(dropped.negate()).toList());
    }

    /** The answers with this verdict. */
    public List<AccessAnswer> answers(Verdict verdict) {
        return answers.stream().filter(answer -> answer.verdict() == verdict).toList();
    }

    /** The failures behind the answers with this verdict. */
    public List<Failure> failures(Verdict verdict) {
        return answers(verdict).stream()
                .flatMap(answer -> answer.failure().stream())
                .toList();
    }

    /** What is known to stop an upload. */
    public List<Failure> obstacles() {
        return answers.stream()
                .filter(answer -> answer.certainty() == AccessAnswer.Certainty.STOPS_UPLOAD)
                .flatMap(answer -> answer.failure().stream())
                .toList();
    }

    /** When the token ends: as the server told, or else as its owner says. */
    public Optional<Instant> end() {
        return token.map(TokenRecord::expiry)
                .filter(Expiry.At.class::isInstance)
                .map(expiry -> ((Expiry.At) expiry).instant())
                .or(() -> declaredEnd);
    }

    /** The worst verdict. */
    public Verdict verdict() {
        return answers.stream()
                .map(AccessAnswer::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNKNOWN);
    }
}

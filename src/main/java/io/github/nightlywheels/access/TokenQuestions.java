package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWeakness;
import io.github.nightlywheels.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The questions about the token: where, whose, what for, how long. */
final class TokenQuestions {
    private static final List<String> NEEDED = List.of("api:read", "api:write", "pypi:upload");

    /** The wider scopes, and which of the needed ones they hold. */
    private static final Map<String, List<String>> WIDER =
            Map.of("all", NEEDED, "api", List.of("api:read", "api:write"), "pypi", List.of("pypi:upload"));

    private final AccessRules rules;
    private final Instant now;
    private final FoundToken found;
    private final TokenOrigin token;
    private final AccessFacts facts;

    TokenQuestions(AccessRules rules, Instant now, FoundToken found, TokenOrigin token, AccessFacts facts) {
        this.rules = rules;
        this.now = now;
        this.found = found;
        this.token = token;
        this.facts = facts;
    }

    List<Answer> token() {
        List<Answer> answers = new ArrayList<>();
        found.problem().ifPresent(failure -> answers.add(Answer.problem(Question.TOKEN, failure)));
        found.token().map(Token::source).ifPresent(source -> answers.add(Answer.ok(Question.TOKEN, "from " + source)));
        found.aside()
                .ifPresent(failure -> answers.add(
                        failure instanceof TokenWeakness
                                ? Answer.warning(Question.TOKEN, failure)
                                : Answer.unknown(
                                        Question.TOKEN,
                                        "whether a second token is another one: " + failure.problem())));
        return answers;
    }

    Answer account() {
        Optional<Answer> without = withoutToken(Question.ACCOUNT);
        if (without.isPresent()) {
            return without.get();
        }
        if (facts.account() instanceof Told.Refused<Account> refused) {
            return Answer.problem(Question.ACCOUNT, refused.failure());
        }
        if (facts.account().known().isEmpty()) {
            return Answer.unknown(Question.ACCOUNT, facts.account().why());
        }
        Account account = facts.account().known().get();
        String name = facts.token()
                .known()
                .flatMap(TokenRecord::name)
                .map(text -> " (the token is named \"" + text + "\")")
                .orElse("");
        if (account.kind().isEmpty()) {
            return Answer.unknown(
                    Question.ACCOUNT,
                    "accepted, " + account.login() + name + ", but not said whether that is a person");
        }
        if (account.kind().get() == Account.Kind.PERSON) {
            return Answer.ok(Question.ACCOUNT, "accepted, a personal token of " + account.login() + name);
        }
        Failure failure = new TokenWeakness.OrganizationToken(token, account.login());
        return rules.organizationTokens() == AccessRules.OrganizationTokens.ALLOWED
                ? Answer.warning(Question.ACCOUNT, failure)
                : Answer.problem(Question.ACCOUNT, failure);
    }

    List<Answer> scopes() {
        Optional<Answer> without = withoutToken(Question.SCOPES).or(() -> refused(Question.SCOPES));
        if (without.isPresent()) {
            return List.of(without.get());
        }
        Optional<List<String>> told = facts.token().known().flatMap(TokenRecord::scopes);
        if (told.isEmpty()) {
            return List.of(
                    Answer.unknown(Question.SCOPES, reason("the server does not say what the token may be used for")));
        }
        List<String> scopes = told.get();
        Set<String> held = new LinkedHashSet<>(scopes);
        scopes.forEach(scope -> held.addAll(WIDER.getOrDefault(scope, List.of())));
        List<Answer> answers = new ArrayList<>();
        List<String> missing =
                NEEDED.stream().filter(scope -> !held.contains(scope)).toList();
        if (!missing.isEmpty()) {
            Failure failure = new TokenFailure.WrongScope(token, missing, Optional.empty());
            boolean impliedByWrite = missing.equals(List.of("api:read"));
            answers.add(
                    impliedByWrite ? Answer.doubt(Question.SCOPES, failure) : Answer.problem(Question.SCOPES, failure));
        }
        List<String> more = scopes.stream()
                .filter(scope -> !NEEDED.contains(scope))
                .distinct()
                .toList();
        if (!more.isEmpty()) {
            answers.add(Answer.warning(Question.SCOPES, new TokenWeakness.TooManyScopes(token, more)));
        }
        return answers.isEmpty() ? List.of(Answer.ok(Question.SCOPES, String.join(", ", scopes))) : answers;
    }

    List<Answer> expiry() {
        Optional<Answer> without = withoutToken(Question.EXPIRY).or(() -> refused(Question.EXPIRY));
        if (without.isPresent()) {
            return List.of(without.get());
        }
        List<Answer> answers = new ArrayList<>();
        answers.add(end());
        facts.tokenWarning().ifPresent(words -> {
            answers.removeIf(answer -> answer.verdict() == Verdict.UNKNOWN);
            answers.add(Answer.warning(Question.EXPIRY, new TokenWeakness.EndAnnounced(token, words)));
        });
        return answers;
    }

    private Answer end() {
        Expiry expiry = facts.token().known().map(TokenRecord::expiry).orElseGet(Expiry.Untold::new);
        if (expiry instanceof Expiry.At at) {
            return at.instant().isAfter(now)
                    ? remaining(at.instant(), "the server says so")
                    : Answer.problem(
                            Question.EXPIRY,
                            new TokenFailure.Expired(token, Optional.of(day(at.instant())), Optional.empty()));
        }
        if (expiry instanceof Expiry.Never) {
            return Answer.ok(Question.EXPIRY, "the token never expires, the server says");
        }
        if (rules.tokenExpires().isEmpty()) {
            return Answer.unknown(
                    Question.EXPIRY,
                    reason("the server does not say when the token expires") + "; tokenExpires can declare it");
        }
        LocalDate declared = rules.tokenExpires().get();
        Instant end = declared.atStartOfDay(ZoneOffset.UTC).toInstant();
        return end.isAfter(now)
                ? remaining(end, "declared as tokenExpires")
                : Answer.warning(Question.EXPIRY, new TokenWeakness.DeclaredEndPassed(token, declared));
    }

    private Answer remaining(Instant end, String knownFrom) {
        Duration left = Duration.between(now, end);
        LocalDate date = day(end);
        Failure failure = new TokenWeakness.ExpiresSoon(token, date, left.toDays(), knownFrom);
        if (rules.failBeforeExpiry().filter(limit -> left.compareTo(limit) <= 0).isPresent()) {
            return Answer.problem(Question.EXPIRY, failure);
        }
        return left.compareTo(rules.warnBeforeExpiry()) <= 0
                ? Answer.warning(Question.EXPIRY, failure)
                : Answer.ok(Question.EXPIRY, "on " + date + ", in " + left.toDays() + " days (" + knownFrom + ")");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private String reason(String otherwise) {
        return facts.token().known().isPresent() ? otherwise : facts.token().why();
    }

    private Optional<Answer> withoutToken(Question question) {
        return found.token().isPresent()
                ? Optional.empty()
                : Optional.of(Answer.unknown(question, "there is no token to ask with"));
    }

    /** Where the server refused the token, it tells nothing of it. */
    private Optional<Answer> refused(Question question) {
        return facts.account() instanceof Told.Refused<Account>
                ? Optional.of(Answer.unknown(question, "the server tells nothing of a token that it refuses"))
                : Optional.empty();
    }
}

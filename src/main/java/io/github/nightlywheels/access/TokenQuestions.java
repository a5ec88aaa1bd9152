package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWarning;
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
    /** What SPEC 4 asks for. */
    private static final List<String> NEEDED = List.of("api:read", "api:write", "pypi:upload");

    /** Each of them is the right to write ({@code anaconda-api.md} section 6). */
    private static final Set<String> WRITING = Set.of("all", "api", "api:write");

    /** The wider scopes, and which of the needed ones they hold. */
    private static final Map<String, List<String>> WIDER =
            Map.of("all", NEEDED, "api", List.of("api:read", "api:write"), "pypi", List.of("pypi:upload"));

    private final AccessRules rules;
    private final Instant now;
    private final ParameterNames names;
    private final FoundToken found;
    private final TokenOrigin token;
    private final AccessFacts facts;

    TokenQuestions(
            AccessRules rules,
            Instant now,
            ParameterNames names,
            FoundToken found,
            TokenOrigin token,
            AccessFacts facts) {
        this.rules = rules;
        this.now = now;
        this.names = names;
        this.found = found;
        this.token = token;
        this.facts = facts;
    }

    List<AccessAnswer> token() {
        List<AccessAnswer> answers = new ArrayList<>();
        found.problem().ifPresent(failure -> answers.add(AccessAnswer.problem(Question.TOKEN, failure)));
        found.token()
                .map(Token::source)
                .ifPresent(source -> answers.add(AccessAnswer.ok(Question.TOKEN, "from " + source)));
        found.aside()
                .ifPresent(failure -> answers.add(
                        failure instanceof TokenWarning
                                ? AccessAnswer.warning(Question.TOKEN, failure)
                                : AccessAnswer.unknown(
                                        Question.TOKEN,
                                        "whether a second token is another one: " + failure.problem())));
        return answers;
    }

    AccessAnswer account() {
        Optional<AccessAnswer> without = withoutToken(Question.ACCOUNT);
        if (without.isPresent()) {
            return without.get();
        }
        if (facts.account() instanceof Lookup.Denied<Account> refused) {
            return AccessAnswer.problem(Question.ACCOUNT, refused.failure());
        }
        if (facts.account().known().isEmpty()) {
            return AccessAnswer.unknown(Question.ACCOUNT, facts.account().why());
        }
        Account account = facts.account().known().get();
        String name = facts.token()
                .known()
                .flatMap(TokenRecord::name)
                .map(text -> " (the token is named \"" + text + "\")")
                .orElse("");
        if (account.kind().isEmpty()) {
            return AccessAnswer.unknown(
                    Question.ACCOUNT,
                    "accepted, " + account.login() + name + ", but not said whether that is a person");
        }
        if (account.kind().get() == Account.AccountKind.PERSON) {
            return AccessAnswer.ok(Question.ACCOUNT, "accepted, a personal token of " + account.login() + name);
        }
        Failure failure = new TokenWarning.OrganizationToken(token, account.login());
        return rules.organizationTokens() == AccessRules.OrganizationTokens.ALLOWED
                ? AccessAnswer.warning(Question.ACCOUNT, failure)
                : AccessAnswer.problem(Question.ACCOUNT, failure);
    }

    List<AccessAnswer> scopes() {
        Optional<AccessAnswer> without = withoutToken(Question.SCOPES).or(() -> refused(Question.SCOPES));
        if (without.isPresent()) {
            return List.of(without.get());
        }
        Optional<List<String>> told = facts.token().known().flatMap(TokenRecord::scopes);
        if (told.isEmpty()) {
            return List.of(AccessAnswer.unknown(
                    Question.SCOPES, reason("the server does not say what the token may be used for")));
        }
        List<String> scopes = told.get();
        Set<String> held = new LinkedHashSet<>(scopes);
        scopes.forEach(scope -> held.addAll(WIDER.getOrDefault(scope, List.of())));
        List<AccessAnswer> answers = new ArrayList<>();
        List<String> missing =
                NEEDED.stream().filter(scope -> !held.contains(scope)).toList();
        if (!missing.isEmpty()) {
            Failure failure = new TokenFailure.WrongScope(token, missing, Optional.empty());
            boolean mayWrite = scopes.isEmpty() || scopes.stream().anyMatch(WRITING::contains);
            answers.add(
                    mayWrite
                            ? AccessAnswer.warning(Question.SCOPES, failure)
                            : AccessAnswer.problem(Question.SCOPES, failure));
        }
        List<String> more = scopes.stream()
                .filter(scope -> !NEEDED.contains(scope))
                .filter(scope -> !isPartOfAnother(scope, scopes))
                .distinct()
                .toList();
        if (!more.isEmpty()) {
            answers.add(AccessAnswer.warning(Question.SCOPES, new TokenWarning.TooManyScopes(token, more)));
        }
        return answers.isEmpty() ? List.of(AccessAnswer.ok(Question.SCOPES, String.join(", ", scopes))) : answers;
    }

    /** The server may list a scope together with all that it holds, such as {@code api} and {@code api:build}. */
    private static boolean isPartOfAnother(String scope, List<String> scopes) {
        int colon = scope.indexOf(':');
        return colon > 0 && scopes.contains(scope.substring(0, colon));
    }

    List<AccessAnswer> expiry() {
        Optional<AccessAnswer> without = withoutToken(Question.EXPIRY).or(() -> refused(Question.EXPIRY));
        if (without.isPresent()) {
            return List.of(without.get());
        }
        List<AccessAnswer> answers = new ArrayList<>();
        answers.add(end());
        facts.tokenWarning().ifPresent(words -> {
            answers.removeIf(answer -> answer.verdict() == Verdict.UNKNOWN);
            answers.add(AccessAnswer.warning(Question.EXPIRY, new TokenWarning.EndAnnounced(token, words)));
        });
        return answers;
    }

    private AccessAnswer end() {
        Expiry expiry = facts.token().known().map(TokenRecord::expiry).orElseGet(Expiry.Untold::new);
        if (expiry instanceof Expiry.At at) {
            return at.instant().isAfter(now)
                    ? remaining(at.instant(), "the server says so")
                    : AccessAnswer.problem(
                            Question.EXPIRY,
                            new TokenFailure.Expired(token, Optional.of(day(at.instant())), Optional.empty()));
        }
        if (expiry instanceof Expiry.Never) {
            return AccessAnswer.ok(Question.EXPIRY, "the token never expires, the server says");
        }
        if (rules.tokenExpires().isEmpty()) {
            return AccessAnswer.unknown(
                    Question.EXPIRY,
                    reason("the server does not say when the token expires") + "; " + names.name("tokenExpires")
                            + " can declare it");
        }
        LocalDate declared = rules.tokenExpires().get();
        Instant end = declared.atStartOfDay(ZoneOffset.UTC).toInstant();
        return end.isAfter(now)
                ? remaining(end, "declared as " + names.name("tokenExpires"))
                : AccessAnswer.warning(Question.EXPIRY, new TokenWarning.DeclaredEndPassed(token, declared));
    }

    private AccessAnswer remaining(Instant end, String knownFrom) {
        Duration left = Duration.between(now, end);
        LocalDate date = day(end);
        Failure failure = new TokenWarning.ExpiresSoon(token, date, left.toDays(), knownFrom);
        if (rules.failBeforeExpiry().filter(limit -> left.compareTo(limit) <= 0).isPresent()) {
            return AccessAnswer.problem(Question.EXPIRY, failure);
        }
        return left.compareTo(rules.warnBeforeExpiry()) <= 0
                ? AccessAnswer.warning(Question.EXPIRY, failure)
                : AccessAnswer.ok(
                        Question.EXPIRY, "on " + date + ", in " + left.toDays() + " days (" + knownFrom + ")");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private String reason(String otherwise) {
        return facts.token().known().isPresent() ? otherwise : facts.token().why();
    }

    private Optional<AccessAnswer> withoutToken(Question question) {
        return found.token().isPresent()
                ? Optional.empty()
                : Optional.of(AccessAnswer.unknown(question, "there is no token to ask with"));
    }

    /** Where the server refused the token, it tells nothing of it. */
    private Optional<AccessAnswer> refused(Question question) {
        return facts.account() instanceof Lookup.Denied<Account>
                ? Optional.of(AccessAnswer.unknown(question, "the server tells nothing of a token that it refuses"))
                : Optional.empty();
    }
}

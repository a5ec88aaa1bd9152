package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.wheel.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the server what an account may do. First all questions that depend on no other, at once; then those that the answers
 * call for, as many as fit: with {@code n} projects it makes at most {@code 4 + 4n} requests, repetitions aside.
 *
 * <p>The server's shapes are not certain ({@code anaconda-api.md} section 5): each answer is taken for itself, and one that
 * makes no sense leaves its question open.
 */
final class AccessProbe {
    private static final RetryLimits MODEST = new RetryLimits(2, Duration.ofSeconds(30));

    private final ApiClient client;
    private final AnacondaApi api;
    private final Identity identity;
    private final Tasks tasks;

    AccessProbe(ApiClient client, Retrier retrier, Identity identity, Tasks tasks) {
        this.client = client;
        this.api = new AnacondaApi(client, retrier.atMost(MODEST));
        this.identity = identity;
        this.tasks = tasks;
    }

    /**
     * The facts of the token alone.
     *
     * @param patient asks whose token it is, because without that nothing can be uploaded
     * @throws FailureException if the token is not accepted
     */
    AccessFacts ofTheToken(AnacondaApi patient) {
        List<Supplier<Told<JsonNode>>> questions =
                List.of(() -> requireAccount(patient), () -> interview().ask(AccessQuestions.TOKEN));
        List<Told<JsonNode>> answers = tasks.each(questions, Supplier::get);
        Told<Account> account = answers.get(0).map(AccessAnswers::account);
        account.known().ifPresent(known -> identity.isAccount(known.login()));
        return facts(
                account,
                answers.get(1).map(TokenAnswers::token),
                new Told.Unclear<>("not asked"),
                new Told.Unclear<>("not asked"),
                new Told.Unclear<>("not asked"),
                List.of());
    }

    private AccessInterview interview() {
        return new AccessInterview(api, identity, tasks);
    }

    private Told<JsonNode> requireAccount(AnacondaApi patient) {
        ApiAnswer answer = patient.read(AccessQuestions.ACCOUNT, patient.deadline());
        if (!answer.isSuccess() || AccessAnswers.isError(answer.json())) {
            throw identity.refused(answer);
        }
        return AccessAnswers.meaning(answer, identity);
    }

    /** All facts, as far as they fit. */
    AccessFacts of(List<ProjectName> projects) {
        String organization = identity.organization();
        AccessInterview asking = interview();
        asking.askAll(
                identity.hasToken()
                        ? AccessQuestions.independent(organization, projects)
                        : AccessQuestions.open(organization, projects));
        Told<Account> account = asking.told(AccessQuestions.ACCOUNT).map(AccessAnswers::account);
        account.known().ifPresent(known -> identity.isAccount(known.login()));

        FollowUp more = new FollowUp(asking, organization, projects, account.known());
        asking.askAll(more.next());
        asking.askAll(more.next());
        List<ProjectFacts> aboutProjects =
                projects.stream().map(project -> about(asking, project)).toList();
        Told<Ownership> ownership = account.known()
                .map(known -> asking.told(AccessQuestions.ownership(organization, known.login())))
                .map(told -> told.isAbsent() ? new Told.Known<>(Ownership.NO_OWNER) : told.map(AccessAnswers::owner))
                .orElseGet(() -> new Told.Unclear<>("not asked"));
        return facts(
                account,
                TokenAnswers.token(asking.told(AccessQuestions.TOKEN), asking.told(AccessQuestions.ALL_TOKENS)),
                asking.told(AccessQuestions.organization(organization)).map(AccessAnswers::account),
                asking.told(AccessQuestions.MEMBERSHIPS).map(AccessAnswers::logins),
                ownership,
                aboutProjects);
    }

    private ProjectFacts about(AccessInterview asking, ProjectName project) {
        String organization = identity.organization();
        return new ProjectFacts(
                project,
                asking.told(AccessQuestions.project(organization, project)).map(AccessAnswers::project),
                asking.told(AccessQuestions.allProjects(organization))
                        .map(json -> AccessAnswers.similar(json, project)),
                asking.told(AccessQuestions.group(organization, project)).map(AccessAnswers::group),
                asking.told(AccessQuestions.members(organization, project)).map(AccessAnswers::logins),
                asking.told(AccessQuestions.groupProjects(organization, project))
                        .map(AccessAnswers::names));
    }

    private AccessFacts facts(
            Told<Account> account,
            Told<TokenRecord> token,
            Told<Account> organization,
            Told<List<String>> memberships,
            Told<Ownership> ownership,
            List<ProjectFacts> projects) {
        Optional<String> readOnly = client.readOnlyHeader();
        return new AccessFacts(
                account, token, organization, memberships, ownership, projects, readOnly, client.tokenWarning());
    }
}

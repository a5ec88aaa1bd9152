package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Holder;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.Probe;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.tasks.Tasks;
import io.github.nightlywheels.wheel.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Asks the server what an account may do. First all questions that depend on no other, at once; then those that the answers
 * call for, as many as fit: with {@code n} projects it makes at most {@code 4 + 4n} requests, repetitions aside.
 *
 * <p>The server's shapes are not certain ({@code anaconda-api.md} section 5): each answer is taken for itself, and one that
 * makes no sense leaves its question open.
 */
final class AccessProbe implements Probe {
    private static final RetryLimits MODEST = new RetryLimits(2, Duration.ofSeconds(30));

    private final ApiClient client;
    private final AnacondaApi patient;
    private final AnacondaApi modest;
    private final Identity identity;
    private final List<ProjectName> projects;
    private final BiConsumer<ProjectName, Told<JsonNode>> found;
    private final AccessInterview asking;
    private final GroupCandidates candidates;

    /**
     * A probe; nothing is asked yet.
     *
     * @param patient asks what an upload cannot do without; the rest is not worth a long wait
     * @param found is given what was told of each project
     */
    AccessProbe(
            ApiClient client,
            AnacondaApi patient,
            Identity identity,
            Tasks tasks,
            List<ProjectName> projects,
            BiConsumer<ProjectName, Told<JsonNode>> found) {
        this.client = client;
        this.patient = patient;
        this.modest = patient.atMost(MODEST);
        this.identity = identity;
        this.projects = List.copyOf(projects);
        this.found = found;
        this.asking = new AccessInterview(this::ask, identity, tasks);
        this.candidates = new GroupCandidates(asking, identity.organization());
    }

    /** Asks all questions that depend on no other, though some give hints only: they take no more time together. */
    @Override
    public AccessFacts essentials() {
        if (asking.hasAsked(AccessRequests.organization(identity.organization()))) {
            return facts();
        }
        asking.askAll(
                identity.hasToken()
                        ? AccessRequests.independent(identity.organization(), projects)
                        : AccessRequests.open(identity.organization(), projects));
        account().known().ifPresent(known -> identity.noteAccount(known.login()));
        projects.forEach(project ->
                found.accept(project, asking.told(AccessRequests.project(identity.organization(), project))));
        if (account().known().isPresent() && TokenAnswers.leavesOpen(asking.told(AccessRequests.TOKEN))) {
            asking.askAll(List.of(AccessRequests.ALL_TOKENS));
        }
        return facts();
    }

    @Override
    public AccessFacts all() {
        AccessFacts first = essentials();
        FollowUp more = new FollowUp(
                asking,
                candidates,
                identity.organization(),
                projects,
                first.account().known());
        List<ApiRequest> next = more.next();
        while (!next.isEmpty()) {
            asking.askAll(next);
            next = more.next();
        }
        return facts();
    }

    private Told<Account> account() {
        return asking.told(AccessRequests.ACCOUNT).map(AccessAnswers::account);
    }

    private AccessFacts facts() {
        String organization = identity.organization();
        List<ProjectFacts> aboutProjects = projects.stream().map(this::about).toList();
        Told<Ownership> ownership = isMember(AccessRequests.OWNERS)
                .map(isOwner -> new Told.Known<>(isOwner ? Ownership.OWNER : Ownership.NO_OWNER));
        return new AccessFacts(
                account(),
                TokenAnswers.token(asking.told(AccessRequests.TOKEN), asking.told(AccessRequests.ALL_TOKENS)),
                asking.told(AccessRequests.organization(organization)).map(AccessAnswers::account),
                asking.told(AccessRequests.MEMBERSHIPS).map(AccessAnswers::logins),
                ownership,
                asking.told(AccessRequests.groups(organization)).map(AccessAnswers::groups),
                aboutProjects,
                client.readOnlyHeader(),
                client.tokenWarning());
    }

    private Told<Boolean> isMember(String group) {
        return account()
                .known()
                .map(known -> AccessAnswers.member(
                        asking.told(AccessRequests.membership(identity.organization(), group, known.login()))))
                .orElseGet(() -> new Told.Unclear<>("not asked"));
    }

    private ApiAnswer ask(ApiRequest question) {
        boolean isNeeded = question.equals(AccessRequests.ACCOUNT)
                || question.equals(AccessRequests.organization(identity.organization()));
        AnacondaApi api = isNeeded ? patient : modest;
        return api.ask(question, api.deadline());
    }

    private ProjectFacts about(ProjectName project) {
        String organization = identity.organization();
        return new ProjectFacts(
                project,
                asking.told(AccessRequests.project(organization, project)).map(AccessAnswers::project),
                asking.told(AccessRequests.allProjects(organization)).map(json -> AccessAnswers.similar(json, project)),
                asking.told(AccessRequests.group(organization, project)).map(AccessAnswers::group),
                asking.told(AccessRequests.members(organization, project)).map(AccessAnswers::logins),
                asking.told(AccessRequests.groupProjects(organization, project.text()))
                        .map(AccessAnswers::names),
                candidates.holder(project).map(group -> new Holder(group, isMember(group.name()))));
    }
}

package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Holder;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.AccessRequests;
import io.github.nightlywheels.channel.anaconda.api.ApiClient;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.wheel.metadata.ProjectName;
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
public final class AnacondaAccessInspector implements AccessInspector {
    private static final RetryLimits MODEST = new RetryLimits(2, Duration.ofSeconds(30));

    private final ApiClient client;
    private final RetryingApi patient;
    private final RetryingApi modest;
    private final ChannelContext identity;
    private final List<ProjectName> projects;
    private final BiConsumer<ProjectName, Lookup<JsonNode>> found;
    private final AccessInterview asking;
    private final GroupCandidates candidates;

    /**
     * A probe; nothing is asked yet.
     *
     * @param patient asks what an upload cannot do without; the rest is not worth a long wait
     * @param found is given what was told of each project
     */
    public AnacondaAccessInspector(
            ApiClient client,
            RetryingApi patient,
            ChannelContext identity,
            ParallelRunner tasks,
            List<ProjectName> projects,
            BiConsumer<ProjectName, Lookup<JsonNode>> found) {
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
        if (account().known().isPresent() && TokenResponses.leavesOpen(asking.told(AccessRequests.TOKEN))) {
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

    private Lookup<Account> account() {
        return asking.told(AccessRequests.ACCOUNT).map(AccessResponses::account);
    }

    private AccessFacts facts() {
        String organization = identity.organization();
        List<ProjectFacts> aboutProjects = projects.stream().map(this::about).toList();
        Lookup<Ownership> ownership = isMember(AccessRequests.OWNERS)
                .map(isOwner -> new Lookup.Found<>(isOwner ? Ownership.OWNER : Ownership.NO_OWNER));
        return new AccessFacts(
                account(),
                TokenResponses.token(asking.told(AccessRequests.TOKEN), asking.told(AccessRequests.ALL_TOKENS)),
                asking.told(AccessRequests.organization(organization)).map(AccessResponses::account),
                asking.told(AccessRequests.MEMBERSHIPS).map(AccessResponses::logins),
                ownership,
                asking.told(AccessRequests.groups(organization)).map(AccessResponses::groups),
                aboutProjects,
                client.readOnlyHeader(),
                client.tokenWarning());
    }

    private Lookup<Boolean> isMember(String group) {
        return account()
                .known()
                .map(known -> AccessResponses.member(
                        asking.told(AccessRequests.membership(identity.organization(), group, known.login()))))
                .orElseGet(() -> new Lookup.Unknown<>("not asked"));
    }

    private ApiResponse ask(ApiRequest question) {
        boolean isNeeded = question.equals(AccessRequests.ACCOUNT)
                || question.equals(AccessRequests.organization(identity.organization()));
        RetryingApi api = isNeeded ? patient : modest;
        return api.ask(question, api.budget());
    }

    private ProjectFacts about(ProjectName project) {
        String organization = identity.organization();
        return new ProjectFacts(
                project,
                asking.told(AccessRequests.project(organization, project)).map(AccessResponses::project),
                asking.told(AccessRequests.allProjects(organization))
                        .map(json -> AccessResponses.similar(json, project)),
                asking.told(AccessRequests.group(organization, project)).map(AccessResponses::group),
                asking.told(AccessRequests.members(organization, project)).map(AccessResponses::logins),
                asking.told(AccessRequests.groupProjects(organization, project.text()))
                        .map(AccessResponses::names),
                candidates.holder(project).map(group -> new Holder(group, isMember(group.name()))));
    }
}

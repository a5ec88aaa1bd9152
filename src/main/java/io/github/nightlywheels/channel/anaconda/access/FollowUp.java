package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.AccessRequests;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses, by what was told so far, what to ask next, within a budget of two requests per project, and two where there is
 * none. What tells of a refusal goes first; whether the account is an owner matters only where nothing else gives it the right.
 */
final class FollowUp {
    private final AccessInterview asked;
    private final GroupCandidates candidates;
    private final String organization;
    private final List<ProjectName> projects;
    private final Optional<Account> account;
    private int budget;

    FollowUp(
            AccessInterview asked,
            GroupCandidates candidates,
            String organization,
            List<ProjectName> projects,
            Optional<Account> account) {
        this.asked = asked;
        this.candidates = candidates;
        this.organization = organization;
        this.projects = List.copyOf(projects);
        this.account = account;
        this.budget = 2 * Math.max(1, projects.size()) - (asked.hasAsked(AccessRequests.ALL_TOKENS) ? 1 : 0);
    }

    /** The next questions, none of which depends on another; empty when nothing is left that is worth asking. */
    List<ApiRequest> next() {
        Set<ApiRequest> wanted = new LinkedHashSet<>();
        if (projects.stream().anyMatch(this::isMissing)) {
            wanted.add(AccessRequests.allProjects(organization));
        }
        projects.stream()
                .filter(project -> group(project).known().isPresent())
                .forEach(project -> wanted.add(AccessRequests.members(organization, project)));
        if (projects.stream().anyMatch(this::needsAnOwner)) {
            account.map(Account::login)
                    .filter(login -> !login.equals(organization))
                    .ifPresent(login -> wanted.add(AccessRequests.ownership(organization, login)));
        }
        List<ProjectName> withoutGroup = projects.stream()
                .filter(project -> group(project).isAbsent() && !isMissing(project))
                .toList();
        if (!withoutGroup.isEmpty()) {
            wanted.add(AccessRequests.groups(organization));
        }
        projects.stream()
                .filter(project -> asked.hasAsked(AccessRequests.members(organization, project)))
                .forEach(project -> wanted.add(AccessRequests.groupProjects(organization, project.text())));
        withoutGroup.forEach(project -> account.ifPresent(known -> wanted.addAll(search(project, known.login()))));
        List<ApiRequest> affordable = wanted.stream()
                .filter(question -> !asked.hasAsked(question))
                .limit(budget)
                .toList();
        budget -= affordable.size();
        return affordable;
    }

    /** Which group holds the project, and then whether the account is in it. */
    private List<ApiRequest> search(ProjectName project, String login) {
        return candidates
                .holder(project)
                .map(holder -> List.of(AccessRequests.membership(organization, holder.name(), login)))
                .orElseGet(() -> candidates.all().stream()
                        .map(group -> AccessRequests.groupProjects(organization, group.name()))
                        .toList());
    }

    private boolean isMissing(ProjectName project) {
        return asked.told(AccessRequests.project(organization, project)).isAbsent();
    }

    private boolean needsAnOwner(ProjectName project) {
        Optional<String> permission = group(project).known().flatMap(json -> JsonFields.text(json, "permission"));
        boolean mayWrite = permission.filter(one -> !one.equals("read")).isPresent();
        ApiRequest members = AccessRequests.members(organization, project);
        return isMissing(project) || !mayWrite || (asked.hasAsked(members) && !isListed(members));
    }

    private boolean isListed(ApiRequest members) {
        return asked.told(members)
                .map(AccessResponses::logins)
                .known()
                .filter(logins ->
                        account.map(Account::login).filter(logins::contains).isPresent())
                .isPresent();
    }

    private Lookup<JsonNode> group(ProjectName project) {
        return asked.told(AccessRequests.group(organization, project));
    }
}

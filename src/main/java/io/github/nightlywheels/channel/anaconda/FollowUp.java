package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.wheel.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses, by what was told so far, what to ask next, within a budget of two requests per project, and two where there is
 * none. What tells of a refusal goes first; whether the account is an owner matters only where nothing else gives it the right.
 */
final class FollowUp {
    private final AccessInterview asked;
    private final String organization;
    private final List<ProjectName> projects;
    private final Optional<Account> account;
    private int budget;

    FollowUp(AccessInterview asked, String organization, List<ProjectName> projects, Optional<Account> account) {
        this.asked = asked;
        this.organization = organization;
        this.projects = List.copyOf(projects);
        this.account = account;
        this.budget = 2 * Math.max(1, projects.size()) - (asked.hasAsked(AccessQuestions.ALL_TOKENS) ? 1 : 0);
    }

    /** The next questions, none of which depends on another; empty when nothing is left that is worth asking. */
    List<ApiRequest> next() {
        List<ApiRequest> wanted = new ArrayList<>();
        if (projects.stream().anyMatch(this::isMissing)) {
            wanted.add(AccessQuestions.allProjects(organization));
        }
        projects.stream()
                .filter(project -> group(project).known().isPresent())
                .forEach(project -> wanted.add(AccessQuestions.members(organization, project)));
        if (projects.stream().anyMatch(this::needsAnOwner)) {
            account.map(Account::login)
                    .filter(login -> !login.equals(organization))
                    .ifPresent(login -> wanted.add(AccessQuestions.ownership(organization, login)));
        }
        projects.stream()
                .filter(project -> asked.hasAsked(AccessQuestions.members(organization, project)))
                .forEach(project -> wanted.add(AccessQuestions.groupProjects(organization, project)));
        wanted.removeIf(asked::hasAsked);
        List<ApiRequest> affordable = wanted.subList(0, Math.min(budget, wanted.size()));
        budget -= affordable.size();
        return affordable;
    }

    private boolean isMissing(ProjectName project) {
        return asked.told(AccessQuestions.project(organization, project)).isAbsent();
    }

    private boolean needsAnOwner(ProjectName project) {
        Optional<String> permission = group(project).known().flatMap(json -> AccessAnswers.text(json, "permission"));
        boolean mayWrite = permission.filter(one -> !one.equals("read")).isPresent();
        ApiRequest members = AccessQuestions.members(organization, project);
        return isMissing(project) || !mayWrite || (asked.hasAsked(members) && !isListed(members));
    }

    private boolean isListed(ApiRequest members) {
        return asked.told(members)
                .map(AccessAnswers::logins)
                .known()
                .filter(logins ->
                        account.map(Account::login).filter(logins::contains).isPresent())
                .isPresent();
    }

    private Told<JsonNode> group(ProjectName project) {
        return asked.told(AccessQuestions.group(organization, project));
    }
}

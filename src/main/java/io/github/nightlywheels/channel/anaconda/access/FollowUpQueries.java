package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Group;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.OwnersGroup;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks what the first answers call for, within a budget of two requests per project, and two where there is none. What tells of a
 * refusal goes first; whether the account is an owner matters only where nothing else gives it the right.
 */
final class FollowUpQueries {
    private final QueryRunner runner;
    private final String organization;
    private final List<ProjectName> names;
    private final AccountQueries accounts;
    private final GroupQueries groups;
    private final ProjectQueries projects;
    private int budget;

    FollowUpQueries(
            QueryRunner runner,
            String organization,
            List<ProjectName> names,
            AccountQueries accounts,
            GroupQueries groups,
            ProjectQueries projects) {
        this.runner = runner;
        this.organization = organization;
        this.names = names;
        this.accounts = accounts;
        this.groups = groups;
        this.projects = projects;
        this.budget = 2 * Math.max(1, names.size()) - (accounts.allTokens().isAsked() ? 1 : 0);
    }

    void ask() {
        askAffordable(List.of(aboutTheNames(), membersOfOwnGroups(), ownership(), otherGroups()));
        askAffordable(List.of(ownership(), projectsOfOwnGroups(), projectsOfOtherGroups()));
        askAffordable(List.of(ownership(), membershipInOtherGroups()));
    }

    private void askAffordable(List<List<? extends Query<?>>> wanted) {
        List<Query<?>> affordable = wanted.stream()
                .<Query<?>>flatMap(List::stream)
                .filter(query -> !query.isAsked())
                .distinct()
                .limit(budget)
                .toList();
        budget -= affordable.size();
        runner.await(affordable);
    }

    private List<Query<?>> aboutTheNames() {
        return names.stream().anyMatch(this::isMissing) ? List.of(projects.names()) : List.of();
    }

    private List<Query<?>> membersOfOwnGroups() {
        List<Query<?>> members = new ArrayList<>();
        names.stream()
                .filter(name -> group(name).known().isPresent())
                .forEach(name -> members.add(groups.members(name.text())));
        return members;
    }

    private List<Query<?>> ownership() {
        Optional<String> login = login().filter(known -> !known.equals(organization));
        return login.isPresent() && names.stream().anyMatch(this::needsAnOwner)
                ? List.of(groups.isMember(OwnersGroup.NAME, login.get()))
                : List.of();
    }

    private List<Query<?>> otherGroups() {
        return withoutGroup().isEmpty() ? List.of() : List.of(groups.all());
    }

    private List<Query<?>> projectsOfOwnGroups() {
        List<Query<?>> held = new ArrayList<>();
        names.stream()
                .filter(name -> groups.members(name.text()).isAsked())
                .forEach(name -> held.add(groups.projects(name.text())));
        return held;
    }

    /** Which of the other groups holds a project. */
    private List<Query<?>> projectsOfOtherGroups() {
        List<Query<?>> held = new ArrayList<>();
        if (login().isPresent() && !withoutGroup().isEmpty()) {
            groups.candidates().forEach(group -> held.add(groups.projects(group.name())));
        }
        return held;
    }

    /** Whether the account is in the group that was found to hold a project. */
    private List<Query<?>> membershipInOtherGroups() {
        List<Query<?>> memberships = new ArrayList<>();
        for (ProjectName name : withoutGroup()) {
            groups.holder(name)
                    .ifPresent(holder ->
                            login().ifPresent(login -> memberships.add(groups.isMember(holder.name(), login))));
        }
        return memberships;
    }

    /** The projects on the channel that have no group of their name. */
    private List<ProjectName> withoutGroup() {
        return names.stream()
                .filter(name -> group(name).isAbsent() && !isMissing(name))
                .toList();
    }

    private boolean isMissing(ProjectName name) {
        return projects.record(name).lookup().isAbsent();
    }

    private boolean needsAnOwner(ProjectName name) {
        boolean mayWrite = group(name)
                .known()
                .flatMap(Group::permission)
                .filter(permission -> !permission.equals("read"))
                .isPresent();
        Query<List<String>> members = groups.members(name.text());
        return isMissing(name) || !mayWrite || (members.isAsked() && !isListed(members));
    }

    private boolean isListed(Query<List<String>> members) {
        Optional<String> login = login();
        return login.isPresent()
                && members.lookup()
                        .known()
                        .filter(logins -> logins.contains(login.get()))
                        .isPresent();
    }

    private Lookup<Group> group(ProjectName name) {
        return groups.group(name.text()).lookup();
    }

    private Optional<String> login() {
        return accounts.account().lookup().known().map(Account::login);
    }
}

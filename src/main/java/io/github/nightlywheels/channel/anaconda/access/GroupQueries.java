package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Group;
import io.github.nightlywheels.channel.AccessFacts.NamedGroup;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import io.github.nightlywheels.channel.anaconda.api.OwnersGroup;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The questions about the organization's groups, all of which only give hints ({@code anaconda-api.md} section 1.3). */
final class GroupQueries {
    private final QueryRunner runner;
    private final AccessApis apis;
    private final String organization;
    private final Query<List<NamedGroup>> all;
    private final Map<String, Query<Group>> groups = new ConcurrentHashMap<>();
    private final Map<String, Query<List<String>>> members = new ConcurrentHashMap<>();
    private final Map<String, Query<List<String>>> projects = new ConcurrentHashMap<>();
    private final Map<Membership, Query<Boolean>> memberships = new ConcurrentHashMap<>();

    GroupQueries(QueryRunner runner, AccessApis apis, String organization) {
        this.runner = runner;
        this.apis = apis;
        this.organization = organization;
        this.all = runner.query(
                apis.hints(), ApiRequest.get("list the groups", "groups", organization), GroupQueries::readAll);
    }

    private record Membership(String group, String login) {}

    /** All groups but the owners, who are asked about by themselves. */
    Query<List<NamedGroup>> all() {
        return all;
    }

    Query<Group> group(String name) {
        return groups.computeIfAbsent(
                name,
                key -> runner.query(
                        apis.hints(),
                        ApiRequest.get("look up the group " + key, "group", organization, key),
                        GroupQueries::readGroup));
    }

    /** The accounts in a group. */
    Query<List<String>> members(String group) {
        return members.computeIfAbsent(
                group,
                key -> runner.query(
                        apis.hints(),
                        ApiRequest.get("list the group " + key, "group", organization, key, "members"),
                        JsonLists::logins));
    }

    /** The projects that a group holds. */
    Query<List<String>> projects(String group) {
        return projects.computeIfAbsent(
                group,
                key -> runner.query(
                        apis.hints(),
                        ApiRequest.get("list the projects of the group " + key, "group", organization, key, "packages"),
                        JsonLists::names));
    }

    /** Whether the account is in the group. */
    Query<Boolean> isMember(String group, String login) {
        return memberships.computeIfAbsent(
                new Membership(group, login),
                key -> runner.query(() -> readMembership(
                        runner.ask(apis.hints(), OwnersGroup.membership(organization, key.group(), key.login())))));
    }

    /** The groups that may hold a project though they do not bear its name: all but those that are known to only read. */
    List<NamedGroup> candidates() {
        return all.lookup().known().orElse(List.of()).stream()
                .filter(group -> group.mayWrite() || group.permission().isEmpty())
                .toList();
    }

    /** The first of the candidates that is known to hold the project. */
    Optional<NamedGroup> holder(ProjectName project) {
        return candidates().stream()
                .filter(group -> projects(group.name())
                        .lookup()
                        .known()
                        .filter(names -> names.contains(project.text()))
                        .isPresent())
                .findFirst();
    }

    /** To "is it a member" the server says yes with an answer without content, and no with "not found". */
    private static Lookup<Boolean> readMembership(Lookup<JsonNode> told) {
        return told.isAbsent()
                ? new Lookup.Found<>(false)
                : told.map(json -> json.isMissingNode() ? new Lookup.Found<>(true) : JsonLists.notUnderstood());
    }

    private static Lookup<List<NamedGroup>> readAll(JsonNode json) {
        List<NamedGroup> groups = new ArrayList<>();
        JsonNode list = json.path("groups");
        list.forEach(group -> JsonFields.text(group, "name")
                .ifPresent(name -> groups.add(new NamedGroup(name, JsonFields.text(group, "permission")))));
        return list.isArray() && groups.size() == list.size()
                ? new Lookup.Found<>(groups.stream()
                        .filter(group -> !group.name().equals(OwnersGroup.NAME))
                        .toList())
                : JsonLists.notUnderstood();
    }

    private static Lookup<Group> readGroup(JsonNode json) {
        return new Lookup.Found<>(new Group(
                JsonFields.text(json, "permission"),
                JsonFields.count(json, "members_count"),
                JsonFields.count(json, "repos_count")));
    }
}

package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The questions of anaconda-api.md 1.1 to 1.3: accounts, tokens, organizations and groups. None changes anything. */
final class AccountEndpoints {
    private static final List<String> SCOPES = List.of(
            "all",
            "api",
            "api:read",
            "api:write",
            "api:modify-group",
            "repos",
            "pypi",
            "pypi:upload",
            "pypi:download",
            "conda",
            "conda:download");

    private final World world;

    AccountEndpoints(World world) {
        this.world = world;
    }

    Answer answer(Endpoint.Match at, String login, Optional<FakeToken> token) {
        return switch (at.endpoint()) {
            case ROOT -> Answer.json(200, World.NODES.objectNode());
            case USER -> Answer.json(200, world.account(login));
            case ACCOUNT ->
                world.exists(at.owner())
                        ? Answer.json(200, world.account(at.owner()))
                        : Guard.notFound(at.owner()).orElseThrow();
            case USER_ORGANIZATIONS -> Answer.json(200, accounts(organizationsOf(login)));
            case ACCOUNT_ORGANIZATIONS ->
                world.exists(at.owner())
                        ? Answer.json(200, accounts(organizationsOf(at.owner())))
                        : Guard.notFound(at.owner()).orElseThrow();
            case AUTHENTICATION -> Answer.json(200, authentication(token.orElseThrow(), !world.bareAuthentication));
            case AUTHENTICATIONS -> authentications(login);
            case AUTHENTICATION_TYPE ->
                Answer.json(200, World.NODES.objectNode().put("authentication_type", "password"));
            case SCOPES -> scopes();
            case COLLABORATORS ->
                world.catalogue.find(at.owner(), at.name()).isPresent()
                        ? Answer.json(200, accounts(collaborators(at)))
                        : Guard.notFound(at.name()).orElseThrow();
            case GROUPS -> groups(at.owner());
            default ->
                Optional.ofNullable(world.groups.get(
                                at.owner() + "/" + at.segments().get("group")))
                        .map(group -> group(at, group))
                        .orElseGet(() -> Answer.error(404, "group could not be found"));
        };
    }

    private Answer group(Endpoint.Match at, FakeGroup group) {
        return switch (at.endpoint()) {
            case GROUP -> {
                ObjectNode json = World.NODES.objectNode();
                json.put("name", group.name());
                json.put("permission", group.permission());
                json.put("members_count", group.members().size());
                json.put("repos_count", group.projects().size());
                yield Answer.json(200, json);
            }
            case GROUP_MEMBERS -> Answer.json(200, accounts(group.members()));
            case GROUP_MEMBER ->
                Answer.empty(group.members().contains(at.segments().get("user")) ? 204 : 404);
            case GROUP_PACKAGES -> {
                ArrayNode list = World.NODES.arrayNode();
                group.projects()
                        .forEach(project -> list.addObject()
                                .put("name", project)
                                .put("full_name", group.organization() + "/" + project)
                                .put("summary", ""));
                yield Answer.json(200, list);
            }
            default -> throw new IllegalStateException(at.endpoint() + " has no answer");
        };
    }

    private Answer groups(String organization) {
        ObjectNode json = World.NODES.objectNode();
        ArrayNode list = json.putArray("groups");
        world.groupsOf(organization)
                .forEach(group -> list.addObject().put("name", group.name()).put("permission", group.permission()));
        return Answer.json(200, json);
    }

    private static ObjectNode authentication(FakeToken token, boolean full) {
        ObjectNode json = World.NODES.objectNode();
        json.put("id", token.id());
        json.put("application", token.application());
        if (full) {
            json.put("remote_addr", "127.0.0.1");
            json.put("hostname", "localhost");
            json.put("expires", token.expiry().orElse(null));
            token.listedScopes().forEach(json.putArray("scopes")::add);
        }
        return json;
    }

    private Answer authentications(String login) {
        ArrayNode list = World.NODES.arrayNode();
        world.tokens.values().stream()
                .filter(token -> token.account().equals(login) && !token.isRevoked())
                .forEach(token -> list.add(authentication(token, true)));
        return Answer.json(200, list);
    }

    private static Answer scopes() {
        ObjectNode json = World.NODES.objectNode();
        SCOPES.forEach(scope -> json.put(scope, "Allow " + scope));
        return Answer.json(200, json);
    }

    private Collection<String> organizationsOf(String login) {
        return world.organizations.stream()
                .filter(organization -> !organization.equals(login) && world.belongsTo(login, organization))
                .toList();
    }

    private Collection<String> collaborators(Endpoint.Match at) {
        TreeSet<String> logins = new TreeSet<>();
        world.groupsOf(at.owner()).stream()
                .filter(group -> group.projects().contains(at.name()))
                .forEach(group -> logins.addAll(group.members()));
        return logins;
    }

    private ArrayNode accounts(Collection<String> logins) {
        ArrayNode list = World.NODES.arrayNode();
        logins.forEach(login -> list.add(world.account(login)));
        return list;
    }
}

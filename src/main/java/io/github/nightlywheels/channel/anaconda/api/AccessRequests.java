package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.stream.Stream;

/** The requests that tell what an account may do ({@code anaconda-api.md} sections 1.2 to 1.4); all of them only read. */
public final class AccessRequests {
    public static final ApiRequest ACCOUNT = ApiRequest.get("ask whose token it is", "user");
    public static final ApiRequest TOKEN = ApiRequest.get("ask about the token", "authentication");
    public static final ApiRequest ALL_TOKENS = ApiRequest.get("list the account's tokens", "authentications");
    public static final ApiRequest MEMBERSHIPS = ApiRequest.get("list the account's organizations", "user", "orgs");

    /** The group whose members may do everything. */
    public static final String OWNERS = "owners";

    private AccessRequests() {}

    public static ApiRequest organization(String organization) {
        return ApiRequest.get("look up the organization", "user", organization);
    }

    public static ApiRequest project(String organization, ProjectName project) {
        return ApiRequest.get("look up the project " + project, "package", organization, project.text());
    }

    public static ApiRequest allProjects(String organization) {
        return ApiRequest.get("list the projects", "packages", organization);
    }

    public static ApiRequest group(String organization, ProjectName project) {
        return ApiRequest.get("look up the group " + project, "group", organization, project.text());
    }

    public static ApiRequest members(String organization, ProjectName project) {
        return ApiRequest.get("list the group " + project, "group", organization, project.text(), "members");
    }

    public static ApiRequest groups(String organization) {
        return ApiRequest.get("list the groups", "groups", organization);
    }

    public static ApiRequest groupProjects(String organization, String group) {
        return ApiRequest.get("list the projects of the group " + group, "group", organization, group, "packages");
    }

    public static ApiRequest ownership(String organization, String login) {
        return membership(organization, OWNERS, login);
    }

    public static ApiRequest membership(String organization, String group, String login) {
        return ApiRequest.get(
                "ask whether " + login + " is in the group " + group, "group", organization, group, "members", login);
    }

    /** The questions that depend on no other's answer. */
    public static List<ApiRequest> independent(String organization, List<ProjectName> projects) {
        return Stream.concat(
                        Stream.of(ACCOUNT, TOKEN, organization(organization), MEMBERSHIPS),
                        projects.stream()
                                .flatMap(project ->
                                        Stream.of(project(organization, project), group(organization, project))))
                .toList();
    }

    /** The questions that need no token. */
    public static List<ApiRequest> open(String organization, List<ProjectName> projects) {
        return Stream.concat(
                        Stream.of(organization(organization)),
                        projects.stream().map(project -> project(organization, project)))
                .toList();
    }
}

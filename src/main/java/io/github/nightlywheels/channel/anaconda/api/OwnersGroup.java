package io.github.nightlywheels.channel.anaconda.api;

/** The group of an organization whose members may do everything ({@code anaconda-api.md} section 1.3). */
public final class OwnersGroup {
    public static final String NAME = "owners";

    private OwnersGroup() {}

    /** Asks whether the account is in it: 204 if it is, 404 if not. */
    public static ApiRequest membership(String organization, String login) {
        return membership(organization, NAME, login);
    }

    /** The same question of any group. */
    public static ApiRequest membership(String organization, String group, String login) {
        return ApiRequest.get(
                "ask whether " + login + " is in the group " + group, "group", organization, group, "members", login);
    }
}

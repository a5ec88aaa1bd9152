package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;

/**
 * A question for the access to one channel.
 *
 * @param channel the channel
 * @param mode in a dry run the absence of a token is no problem
 * @param rules what is wanted of the token
 * @param tokens where the token is looked for
 * @param projects the projects to ask about; may be none
 */
public record AccessRequest(
        ChannelSettings channel, PublishMode mode, AccessRules rules, TokenSearch tokens, List<ProjectName> projects) {
    public AccessRequest {
        projects = List.copyOf(projects);
    }
}

package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.token.TokenSearch;

/**
 * What is to be pruned.
 *
 * @param channel the channel
 * @param projects which of its projects
 * @param tokens where the token is looked for; needed only to remove
 * @param rule what is kept, and how much may go at once
 * @param mode whether anything is removed
 */
public record PruneRequest(
        ChannelSettings channel, ProjectSelection projects, TokenSearch tokens, PruneSettings rule, PruneMode mode) {}

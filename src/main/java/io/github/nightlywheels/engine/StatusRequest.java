package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.token.TokenSearch;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A question for what a channel has.
 *
 * @param channel the channel
 * @param projects which of its projects
 * @param tokens where a token is looked for; a public channel needs none
 * @param policy what pruning would keep
 * @param staleAfter after how many days without a new wheel a project is stale; empty for never
 * @param quota how many bytes the projects may take; empty for any number
 */
public record StatusRequest(
        ChannelSettings channel,
        ProjectSelection projects,
        TokenSearch tokens,
        RetentionPolicy policy,
        OptionalInt staleAfter,
        OptionalLong quota) {}

package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.token.TokenPlaces;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the parameters about the channel mean for its kind.
 *
 * @param channels knows the kinds
 * @param channel the channel
 * @param isGiven whether somebody has set the parameter of this name, be it to its default
 */
public record ChannelParameters(ChannelFactory channels, ChannelSettings channel, Predicate<String> isGiven) {

    /**
     * Refuses a channel that must not be used any more, and parameters that have no meaning for it.
     *
     * @param labels the labels that are to be published under
     * @throws FailureException with a {@link ConfigurationFailure}
     */
    public void requirePublishable(List<String> labels) {
        channels.retired(channel).ifPresent(failure -> {
            throw new FailureException(failure);
        });
        requireMeaning(labels);
    }

    /**
     * Refuses parameters that have no meaning for such a channel.
     *
     * @param labels the labels that are to be published under
     * @throws FailureException with a {@link ConfigurationFailure.InvalidParameter}
     */
    public void requireMeaning(List<String> labels) {
        ChannelDescription description = channels.describe(channel);
        if (description.has(ChannelTrait.NAMED)) {
            return;
        }
        if (isGiven.test("organization")) {
            throw meaningless("organization", channel.name(), description.inWords() + " has no organizations");
        }
        if (isGiven.test("labels")) {
            throw meaningless("labels", String.join(",", labels), description.inWords() + " has no labels");
        }
    }

    private static FailureException meaningless(String parameter, String value, String why) {
        return new FailureException(
                new ConfigurationFailure.InvalidParameter(parameter, value, "no value, because " + why));
    }

    /**
     * Where the token is looked for: where the user says, or else where the kind of channel has it. The usual places of an
     * anaconda.org token count as not given, so that no such token is sent to another server.
     */
    public TokenPlaces tokenPlaces(String environmentVariable, String serverId) {
        Optional<TokenPlaces> usual = channels.tokenPlaces(channel);
        return new TokenPlaces(
                usual.map(TokenPlaces::environmentVariable)
                        .filter(variable -> environmentVariable.equals(ParameterDefaults.TOKEN_ENVIRONMENT_VARIABLE))
                        .orElse(environmentVariable),
                usual.flatMap(TokenPlaces::userVariable),
                usual.map(TokenPlaces::serverId)
                        .filter(id -> serverId.equals(ParameterDefaults.SERVER_ID))
                        .orElse(serverId));
    }
}

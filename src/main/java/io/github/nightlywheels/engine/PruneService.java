package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.DeletableChannel;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.token.Token;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Removes from a channel what a rule does not keep, or says what it would remove. */
public final class PruneService {
    private final ChannelFactory channels;
    private final InstantSource clock;

    public PruneService(ChannelFactory channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Prunes.
     *
     * @param listener hears of what happens on the way
     * @return what was done; that removals failed is in it and not thrown
     * @throws FailureException if the channel must not or cannot be pruned, if more would go than may, or the projects are not
     *     known; then nothing was removed
     */
    public PruneResult run(PruneRequest request, EngineListener listener) {
        ChannelDescription description = channels.describe(request.channel());
        requirePrunable(channels, request.channel(), request.rule().shared());
        Optional<Token> token = token(request, description, listener);
        try (Channel channel = channels.open(request.channel(), token, listener)) {
            return new Pruner(
                            require(channel, description),
                            description,
                            request.rule(),
                            request.channel().limits().threads(),
                            listener,
                            listener::warning)
                    .run(request.projects(), request.mode(), Set.of(), clock.instant());
        }
    }

    /** Refuses a channel that cannot be pruned, or must not, before anything is sent. */
    static void requirePrunable(
            ChannelFactory channels, ChannelSettings settings, PruneSettings.SharedChannels shared) {
        ChannelDescription description = channels.describe(settings);
        if (!description.has(ChannelTrait.DELETABLE)) {
            throw notDeletable(description);
        }
        if (shared == PruneSettings.SharedChannels.REFUSED) {
            channels.shared(settings).ifPresent(failure -> {
                throw new FailureException(failure);
            });
        }
    }

    static DeletableChannel require(Channel channel, ChannelDescription description) {
        if (channel instanceof DeletableChannel deletable) {
            return deletable;
        }
        throw notDeletable(description);
    }

    private static FailureException notDeletable(ChannelDescription description) {
        return new FailureException(new UpkeepFailure.NotDeletable(description.name(), description.inWords()));
    }

    private static Optional<Token> token(
            PruneRequest request, ChannelDescription description, EngineListener listener) {
        if (request.mode() == PruneMode.LIST || !description.has(ChannelTrait.NEEDS_TOKEN)) {
            return StatusService.optionalToken(description, request.tokens(), listener);
        }
        FoundToken found = FoundToken.require(request.tokens());
        listener.tokenFound(found.source());
        return found.token();
    }
}

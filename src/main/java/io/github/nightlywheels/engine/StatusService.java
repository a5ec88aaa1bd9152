package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what a channel has. Only reads. */
public final class StatusService {
    private final ChannelFactory channels;
    private final InstantSource clock;

    public StatusService(ChannelFactory channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Reads each project once, in one request.
     *
     * @param listener hears of what happens on the way
     * @return what is there; what is not as it should be is in it and not thrown
     * @throws FailureException if the settings cannot be used, the channel cannot be asked, or its projects are not known
     */
    public ChannelStatus run(StatusRequest request, EngineListener listener) {
        ChannelDescription description = channels.describe(request.channel());
        requireReadable(description);
        Optional<Token> token = optionalToken(description, request.tokens(), listener);
        Instant now = clock.instant();
        try (Channel channel = channels.open(request.channel(), token, listener)) {
            List<ProjectStatus> projects = new ProjectReader(
                            ProjectReader.require(channel, description), request.policy(), Set.of(), now)
                    .read(request.projects(), request.channel().limits().threads());
            ChannelStatus status = new ChannelStatus(request, description, now, projects);
            status.concern().ifPresent(listener::concern);
            return status;
        }
    }

    /** Refuses a channel that cannot be asked, before anything is sent. */
    static void requireReadable(ChannelDescription channel) {
        if (!channel.has(ChannelTrait.READABLE)) {
            throw new FailureException(new UpkeepFailure.NotReadable(channel.name(), channel.inWords()));
        }
    }

    /** A token, if there is one: a public channel needs none. That one cannot be read is said. */
    static Optional<Token> optionalToken(ChannelDescription channel, TokenSearch tokens, EngineListener listener) {
        if (!channel.has(ChannelTrait.NEEDS_TOKEN)) {
            return Optional.empty();
        }
        FoundToken found = FoundToken.of(tokens);
        found.problem()
                .filter(problem -> !(problem instanceof TokenSourceFailure.Missing))
                .ifPresent(listener::concern);
        return found.token();
    }
}

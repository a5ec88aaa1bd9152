package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelTrait;
import java.time.Duration;
import java.time.InstantSource;

/** Finds out whether an upload would be allowed. Only reads. */
public final class AccessService {
    private static final int MOST_RETRIES = 2;
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private final ChannelFactory channels;
    private final InstantSource clock;

    public AccessService(ChannelFactory channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Asks and judges.
     *
     * @param listener hears of what happens on the way
     * @return the answers; what could not be found out is one of them
     * @throws io.github.nightlywheels.failure.FailureException with a {@code ConfigurationFailure} if the settings cannot be
     *     used
     */
    public AccessReport run(AccessRequest request, EngineListener listener) {
        AccessCheck check = channels.accessCheck(request.channel(), request.rules(), clock, listener.names());
        ChannelDescription description = channels.describe(request.channel());
        if (!description.has(ChannelTrait.NEEDS_TOKEN)) {
            return check.withoutToken(description);
        }
        FoundToken found = FoundToken.of(request.tokens());
        boolean tokenIsOptional = request.mode() == PublishMode.DRY_RUN;
        if (found.isUnresolved() && !tokenIsOptional) {
            return check.judgeUnasked(found);
        }
        try (Channel channel = channels.open(
                request.channel().with(request.channel().limits().atMost(MOST_RETRIES, MOST_TIME)),
                found.token(),
                listener)) {
            AccessFacts facts = channel.probe(request.projects()).all();
            if (!description.has(ChannelTrait.ACCOUNTS)) {
                return check.judgeEndpoints(found, facts);
            }
            return tokenIsOptional && found.token().isEmpty()
                    ? check.judgeWithoutToken(facts)
                    : check.judge(found, facts);
        }
    }
}

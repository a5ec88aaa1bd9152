package io.github.nightlywheels.engine;

import java.time.InstantSource;

/** Publishes wheels that have passed all local checks to one channel. */
public final class PublishService {
    private final ChannelFactory channels;
    private final InstantSource clock;
    private final Patience patience;

    public PublishService(ChannelFactory channels, InstantSource clock) {
        this(channels, clock, Patience.REAL);
    }

    PublishService(ChannelFactory channels, InstantSource clock, Patience patience) {
        this.channels = channels;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Publishes.
     *
     * @param listener hears of what happens on the way
     * @return what came of it; a failure is in it and not thrown
     */
    public PublishResult run(PublishRequest request, EngineListener listener) {
        return new Publication(channels, clock, request, listener, patience).run();
    }
}

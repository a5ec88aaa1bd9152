package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.token.Token;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Channels on a server of this machine, at a time that the test chooses.
 *
 * @param clock tells the time
 * @param changes what else is to be otherwise than usual
 */
public record LocalKind(Clock clock, UnaryOperator<LocalChannel> changes) implements ChannelKind {
    private static final AnacondaKind REAL =
            new AnacondaKind(new Network(ProxySelector.of(null), new Authenticator() {}, "test/1.0"));

    /** Channels as usual, at that time. */
    public LocalKind(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    @Override
    public String name() {
        return REAL.name();
    }

    @Override
    public String inWords() {
        return REAL.inWords();
    }

    @Override
    public boolean accepts(String url) {
        return REAL.accepts(url);
    }

    @Override
    public Set<ChannelTrait> traits() {
        return REAL.traits();
    }

    @Override
    public Optional<Failure> shared(String name) {
        return REAL.shared(name);
    }

    @Override
    public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        LocalChannel channel =
                new LocalChannel(settings.name(), token).clock(clock).listener(listener::retrying);
        return changes.apply(channel).open(settings.url());
    }
}

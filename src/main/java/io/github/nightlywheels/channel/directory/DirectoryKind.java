package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.token.Token;
import java.util.Optional;
import java.util.Set;

/** Channels in a directory of this machine, in which a static simple index is kept. */
public record DirectoryKind() implements ChannelKind {
    @Override
    public String name() {
        return "directory";
    }

    @Override
    public String inWords() {
        return "a channel in a directory";
    }

    @Override
    public boolean accepts(String url) {
        return ChannelDescription.scheme(url).equals("file");
    }

    @Override
    public Set<ChannelTrait> traits() {
        return Set.of(ChannelTrait.NAMED, ChannelTrait.READABLE, ChannelTrait.DELETABLE, ChannelTrait.PAGES);
    }

    @Override
    public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        return DirectoryChannel.of(settings.uri(), settings.name(), DirectoryChannel.PATIENCE, settings.indexBase());
    }
}

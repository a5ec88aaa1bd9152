package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenForm;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of channel: which URLs are of this kind, what its channels have in common, and how one is opened. */
public interface ChannelKind {

    /** The name that reports give it, such as {@code anaconda}. */
    String name();

    /** What one of its channels is called in a sentence, such as {@code a channel on anaconda.org}. */
    String inWords();

    /** Whether the URL, which may be malformed, is that of a channel of this kind. */
    boolean accepts(String url);

    /** What all channels of this kind have in common. */
    Set<ChannelTrait> traits();

    /** Why a channel of this name must not be used any more, if that is so. */
    default Optional<Failure> retired(String name) {
        return Optional.empty();
    }

    /** Why a channel of this name is not for one of its users to prune, if that is so. */
    default Optional<Failure> shared(String name) {
        return Optional.empty();
    }

    /** The channel, as messages and reports name it. */
    default ChannelDescription describe(String name, String url) {
        return ChannelDescription.of(this, name, url);
    }

    /**
     * Opens a channel; nothing is sent before it is used.
     *
     * @param token empty where none is needed
     * @param listener hears of what the channel does from now on
     * @throws io.github.nightlywheels.failure.FailureException with a {@code ConfigurationFailure} if the URL or the name
     *     cannot be used
     */
    Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener);

    /**
     * Loads what sends requests, which takes a while the first time; sends nothing.
     *
     * @throws io.github.nightlywheels.failure.FailureException if the settings cannot be used, which {@link #open} tells too
     */
    default void prepareToSend(ChannelSettings settings) {}

    /** Loads what reads the usual answers, which takes a while the first time. */
    default void prepareToRead() {}

    /** What a token of this channel is. */
    default TokenForm tokenForm(ChannelSettings settings) {
        return new TokenForm.Bare();
    }

    /** Where the token is looked for as long as nothing else is given; empty for the usual places. */
    default Optional<TokenPlaces> tokenPlaces(ChannelSettings settings) {
        return Optional.empty();
    }

    /** Further places where a token of this channel may be, beyond those that the user can name. */
    default List<TokenSource> tokenSources(ChannelSettings settings) {
        return List.of();
    }

    /**
     * What the channel would refuse, or may: found without a request.
     *
     * @throws io.github.nightlywheels.failure.FailureException if nothing can be published from here, whatever the wheels are
     */
    default Objections objections(ChannelSettings settings, List<Wheel> wheels) {
        return Objections.NONE;
    }
}

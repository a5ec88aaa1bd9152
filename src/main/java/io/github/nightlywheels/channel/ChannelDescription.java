package io.github.nightlywheels.channel;

import io.github.nightlywheels.text.PublicUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which channel it is, as messages and reports name it. Holds no credentials.
 *
 * @param name its name, which is the organization's
 * @param kind the kind's name in reports, such as {@code anaconda}
 * @param inWords what a channel of the kind is called in a sentence, such as {@code a channel on anaconda.org}
 * @param url its address; empty if what was given is no address, or may hold credentials
 * @param traits what is known of it without opening it
 */
public record ChannelDescription(
        String name, String kind, String inWords, Optional<String> url, Set<ChannelTrait> traits) {
    public ChannelDescription {
        traits = Set.copyOf(traits);
    }

    /** The channel that the settings name. */
    static ChannelDescription of(ChannelKind kind, String name, String url) {
        return new ChannelDescription(name, kind.name(), kind.inWords(), PublicUrl.of(url), kind.traits());
    }

    /** Whether the channel has this trait. */
    public boolean has(ChannelTrait trait) {
        return traits.contains(trait);
    }

    /** The scheme of what may be a URL, in lower case; empty where there is none. */
    public static String scheme(String url) {
        int end = url.indexOf(':');
        return end < 0 ? "" : url.substring(0, end).toLowerCase(Locale.ROOT);
    }
}

package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.ChannelDescription;
import java.util.Locale;
import java.util.Optional;

/**
 * Which channel it was.
 *
 * @param name its name, which is the organization's
 * @param kind what kind it is
 * @param url its address; empty if what was given is no address, or holds a secret
 */
public record ChannelInfo(String name, Kind kind, Optional<String> url) {
    /** The kinds of channels. */
    public enum Kind {
        /** An anaconda.org-compatible API. */
        ANACONDA,
        /** A directory of the machine that ran the build. */
        DIRECTORY,
        /** A PyPI-compatible server. */
        PYPI
    }

    /** The channel as reports tell of it. */
    static ChannelInfo of(ChannelDescription channel) {
        return new ChannelInfo(channel.name(), Kind.valueOf(channel.kind().toUpperCase(Locale.ROOT)), channel.url());
    }

    /** The channel that parameters name, which may be wrong; an address is cut to what cannot be a credential. */
    public static ChannelInfo of(String organization, String apiUrl) {
        String address = apiUrl.toLowerCase(Locale.ROOT);
        Kind kind = address.startsWith("file:")
                ? Kind.DIRECTORY
                : address.matches("(test)?pypi|pypi\\+.*") ? Kind.PYPI : Kind.ANACONDA;
        return new ChannelInfo(organization, kind, PublicUrl.of(apiUrl));
    }
}

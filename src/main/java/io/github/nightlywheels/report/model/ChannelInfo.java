package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelTrait;
import java.util.Optional;

/**
 * Which channel it was.
 *
 * @param name its name, which is the organization's
 * @param kind its kind in one word, as JSON reports have it
 * @param url its address; empty if what was given is no address, or may hold a secret
 * @param hasLabels whether its files have labels
 */
public record ChannelInfo(String name, String kind, Optional<String> url, boolean hasLabels) {
    /** The channel as reports tell of it. */
    public static ChannelInfo of(ChannelDescription channel) {
        return new ChannelInfo(channel.name(), channel.kind(), channel.url(), channel.has(ChannelTrait.LABELS));
    }
}

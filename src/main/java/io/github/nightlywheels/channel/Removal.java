package io.github.nightlywheels.channel;

/**
 * A file that is to be removed from a channel.
 *
 * @param release the release that it belongs to, as the channel spells it
 * @param file the file, as it was when its removal was decided
 */
public record Removal(Release release, Distribution file) {}

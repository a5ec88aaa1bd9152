package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.channel.PublishedRelease;
import java.util.List;

/**
 * A project on the channel.
 *
 * @param name as the server spells it
 * @param releases its releases, as far as the server tells
 * @param isComplete whether these are all files that the server listed: it may leave out the name or the version of one
 */
public record PackageRecord(String name, List<PublishedRelease> releases, boolean isComplete) {
    public PackageRecord {
        releases = List.copyOf(releases);
    }
}

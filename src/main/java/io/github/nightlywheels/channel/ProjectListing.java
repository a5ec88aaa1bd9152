package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a channel told of a project in one reading.
 *
 * @param project the project
 * @param releases its releases, each version as the channel spells it
 * @param doubts what is wrong with the answer itself, a clause each: good enough to be shown, not to delete by
 */
public record ProjectListing(ProjectName project, List<PublishedRelease> releases, List<String> doubts) {
    public ProjectListing {
        releases = List.copyOf(releases);
        doubts = List.copyOf(doubts);
    }

    /** All files, in the order of the releases. */
    public Stream<Distribution> files() {
        return releases.stream().flatMap(release -> release.distributions().stream());
    }
}

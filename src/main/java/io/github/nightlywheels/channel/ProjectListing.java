package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a channel told of a project in one reading.
 *
 * @param project the project
 * @param releases its releases, each version as the channel spells it
 * @param doubts what is wrong with the answer itself, a clause each: good enough to be shown, not to delete by
 * @param exempt the filenames of what is listed but is not the channel's to remove
 */
public record ProjectListing(
        ProjectName project, List<PublishedRelease> releases, List<String> doubts, Map<String, Exemption> exempt) {
    public ProjectListing {
        releases = List.copyOf(releases);
        doubts = List.copyOf(doubts);
        exempt = Map.copyOf(exempt);
    }

    /** Why a file is not the channel's to remove. */
    public enum Exemption {
        /** Others put it there. */
        OF_OTHERS,
        /** It is listed, and does not lie where the channel puts its files. */
        ELSEWHERE
    }

    /** What a channel told of a project whose files are all its own. */
    public ProjectListing(ProjectName project, List<PublishedRelease> releases, List<String> doubts) {
        this(project, releases, doubts, Map.of());
    }

    /** What a channel without any files of a project has told. */
    public static ProjectListing empty(ProjectName project) {
        return new ProjectListing(project, List.of(), List.of());
    }

    /** All files, in the order of the releases. */
    public Stream<Distribution> files() {
        return releases.stream().flatMap(release -> release.distributions().stream());
    }
}

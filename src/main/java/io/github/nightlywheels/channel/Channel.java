package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place that wheels are published to and installed from. */
public interface Channel extends AutoCloseable {

    /** The channel's name, which is the organization's. */
    String name();

    /** The simple index at which pip sees what is published under these labels; empty if it is not known. */
    Optional<String> indexUrl(List<String> labels);

    /**
     * A probe of what may be done; nothing is asked yet.
     *
     * @param projects the projects to ask about; may be none
     */
    AccessInspector probe(List<ProjectName> projects);

    /**
     * Reads, without credentials and without writing, what the channel has of these releases.
     *
     * @return for each release its distributions, each as often as the channel lists it; none for a release that does not exist
     * @throws FailureException if it could not be read
     */
    Map<Release, List<Distribution>> read(Collection<Release> releases);

    /**
     * As {@link #read(Collection)}, but only the distributions of these names, by release: a release may have many thousand.
     *
     * @throws FailureException if it could not be read
     */
    default Map<Release, List<Distribution>> readFiles(Map<Release, Set<String>> filenames) {
        return read(filenames.keySet());
    }

    /**
     * What the channel had of a project, in all its releases, when it was read last; it is read now if it was not read
     * before. Needs no credentials and writes nothing.
     *
     * @return the releases, in no order; none if the channel does not have the project
     * @throws FailureException if it could not be read
     */
    List<PublishedRelease> history(ProjectName project);

    /**
     * Puts wheels on the channel and reads them back. Does not throw if single uploads fail: that is in their
     * results.
     *
     * @param uploads what to put there; no two with the same filename
     * @param labels the labels that the distributions shall have; a channel without labels ignores them
     * @throws FailureException if nothing can be written; then nothing was
     */
    Published publish(List<Upload> uploads, List<String> labels, UploadListener listener);

    /** What the channel has said so far, unasked, of the end of the token. */
    default Optional<String> tokenWarning() {
        return Optional.empty();
    }

    /** What the channel has noticed so far that fails nothing, but should be known; one sentence each. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}

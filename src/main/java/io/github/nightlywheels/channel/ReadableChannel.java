package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Optional;

/** A channel that tells all it has; without a token where it is public. */
public interface ReadableChannel extends Channel {

    /**
     * The projects that the channel has, in its own order. One request.
     *
     * @throws FailureException if that is not told
     */
    List<ProjectName> projects();

    /**
     * What the channel has of a project now. One request; nothing that was read before is used.
     *
     * @return empty if the channel has no such project
     * @throws FailureException if that is not told
     */
    Optional<ProjectListing> list(ProjectName project);
}

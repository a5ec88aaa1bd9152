package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was read of projects before anything was written, so that a long list of files is read once in a run. */
public final class PackageMemory {
    private final Map<ProjectName, Lookup<PackageRecord>> known = new ConcurrentHashMap<>();

    /** What was told of the project, if it was told. */
    public Optional<Lookup<PackageRecord>> recall(ProjectName project) {
        return Optional.ofNullable(known.get(project));
    }

    /** Keeps what was told; that it was not told is forgotten. */
    public void note(ProjectName project, Lookup<PackageRecord> told) {
        if (told.known().isPresent() || told.isAbsent()) {
            known.put(project, told);
        }
    }
}

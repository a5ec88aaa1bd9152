package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.WheelSearch;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where the modules of a build have their wheels.
 *
 * @param directory the parameter {@code wheelDirectory} of the module that runs the goal
 * @param includes the parameter {@code includes}
 * @param excludes the parameter {@code excludes}
 */
record ModuleWheelSearch(Path directory, List<String> includes, List<String> excludes) {

    /** The places of one module. */
    WheelSearch ofModule(MavenProject module) {
        return search(directory, module);
    }

    /**
     * The places of the whole build: the same directory in every module, or without a POM, where there is no build directory,
     * the current one.
     */
    List<WheelSearch> ofBuild(MavenSession session, MavenProject root) {
        if (root.getFile() == null) {
            boolean given = !directory.toString().contains("${");
            return List.of(search(given ? directory : Path.of(session.getExecutionRootDirectory()), root));
        }
        return session.getProjects().stream()
                .map(module -> search(directoryOf(module, root), module))
                .toList();
    }

    /** The directory of a module when the goal runs in {@code root} for the whole build. */
    Path directoryOf(MavenProject module, MavenProject root) {
        Path base = root.getBasedir().toPath();
        return directory.startsWith(base)
                ? module.getBasedir().toPath().resolve(base.relativize(directory))
                : directory;
    }

    private WheelSearch search(Path place, MavenProject module) {
        return new WheelSearch(place, includes, excludes, attachedTo(module));
    }

    private static List<Path> attachedTo(MavenProject module) {
        return Stream.concat(Stream.of(module.getArtifact()), module.getAttachedArtifacts().stream())
                .filter(artifact -> artifact.getArtifactHandler() != null
                        && "whl".equals(artifact.getArtifactHandler().getExtension()))
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }
}

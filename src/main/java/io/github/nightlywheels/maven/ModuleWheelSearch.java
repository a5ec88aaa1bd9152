package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.WheelSearch;
import java.io.File;
import java.nio.file.Files;
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
    List<WheelSearch> ofModule(MavenProject module) {
        return searches(directory, module);
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
                .flatMap(module -> searches(directoryOf(module, root), module).stream())
                .toList();
    }

    /** The directory of a module when the goal runs in {@code root} for the whole build. */
    Path directoryOf(MavenProject module, MavenProject root) {
        Path base = root.getBasedir().toPath();
        return directory.startsWith(base)
                ? module.getBasedir().toPath().resolve(base.relativize(directory))
                : directory;
    }

    /** As long as neither the directory nor the patterns are given, what Python's own tools fill counts as well. */
    private List<WheelSearch> searches(Path place, MavenProject module) {
        Path dist = module.getBasedir().toPath().resolve(ParameterDefaults.PROJECT_DIST);
        boolean isByDefault = place.equals(Path.of(module.getBuild().getDirectory()))
                && String.join(",", includes).equals(ParameterDefaults.INCLUDES);
        WheelSearch own = search(place, module);
        return isByDefault && Files.isDirectory(dist)
                ? List.of(own, new WheelSearch(dist, List.of("*.whl"), excludes, List.of()))
                : List.of(own);
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

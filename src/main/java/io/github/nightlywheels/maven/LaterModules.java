package io.github.nightlywheels.maven;

import io.github.nightlywheels.text.Plural;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The modules that Maven builds when the wheels are published already, because they do not have the goal. A module that
 * collects what they build publishes nothing in the first night, and last night's wheels in each further one.
 */
record LaterModules(List<String> names, Instant startOfTheBuild) {

    /** Those that come after this module, which is the last one with the goal. */
    static LaterModules after(MavenProject last, MavenSession session) {
        List<MavenProject> all = session.getProjects();
        return new LaterModules(
                all.subList(all.indexOf(last) + 1, all.size()).stream()
                        .filter(module -> session.getResult().getBuildSummary(module) == null)
                        .map(MavenProject::getArtifactId)
                        .toList(),
                session.getRequest().getStartTime().toInstant());
    }

    /** What to do about it, unless all of these files are of this build. */
    Optional<String> hint(List<Path> found) {
        boolean isBuilt = !found.isEmpty() && found.stream().map(Path::toFile).allMatch(this::isOfThisBuild);
        return isBuilt || names.isEmpty()
                ? Optional.empty()
                : Optional.of(Plural.of(names.size(), "module") + " of this build " + (names.size() == 1 ? "is" : "are")
                        + " built later: " + String.join(", ", names)
                        + ". If the wheels come from there, run this goal there too: then they are published when all"
                        + " modules are ready");
    }

    /** Some file systems keep whole seconds. */
    private boolean isOfThisBuild(File file) {
        return file.lastModified() / 1000 >= startOfTheBuild.getEpochSecond();
    }
}

package io.github.nightlywheels.maven;

import io.github.nightlywheels.wheel.build.BuildFaults;
import io.github.nightlywheels.wheel.build.WheelContent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The jars that go into a wheel: the project's own, and those it needs at runtime.
 *
 * @param project the project, its dependencies resolved
 * @param faults gets a fault for each that is not there
 */
record WheelJars(MavenProject project, BuildFaults faults) {

    /** Whether dependencies are taken along. */
    enum IncludeDependencies {
        NONE,
        RUNTIME
    }

    /**
     * Adds them.
     *
     * @param directory where to in the wheel
     * @param own whether the project's own artifact is taken
     */
    void addTo(WheelContent content, String directory, boolean own, IncludeDependencies dependencies) {
        List<Artifact> jars = new ArrayList<>();
        if (own && !project.getPackaging().equals("pom")) {
            jars.add(project.getArtifact());
        }
        if (dependencies == IncludeDependencies.RUNTIME) {
            project.getArtifacts().stream().filter(WheelJars::isNeededAtRuntime).forEach(jars::add);
        }
        Map<String, Long> names = jars.stream()
                .filter(jar -> isFile(jar))
                .collect(Collectors.groupingBy(jar -> jar.getFile().getName(), Collectors.counting()));
        for (Artifact jar : jars) {
            if (isFile(jar)) {
                String name = jar.getFile().getName();
                boolean unique = names.getOrDefault(name, 1L) == 1;
                content.addFile(
                        "jarsDirectory",
                        jar.getFile().toPath(),
                        WheelContent.join(directory, unique ? name : jar.getGroupId() + "." + name));
            } else {
                boolean mine = jar == project.getArtifact();
                faults.add(
                        mine ? "includeArtifact" : "includeDependencies",
                        jar.getId(),
                        mine
                                ? "a jar that is built before this goal; run the phase package, or set it to false"
                                : "a jar, and in this build it is none yet; run the phase package");
            }
        }
    }

    private static boolean isNeededAtRuntime(Artifact artifact) {
        return List.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME).contains(artifact.getScope())
                && "jar".equals(artifact.getArtifactHandler().getExtension());
    }

    private static boolean isFile(Artifact artifact) {
        File file = artifact.getFile();
        return file != null && file.isFile();
    }
}

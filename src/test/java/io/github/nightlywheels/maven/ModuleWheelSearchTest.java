package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.WheelSearch;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleWheelSearchTest {
    private static final List<String> DEFAULT = List.of(ParameterDefaults.INCLUDES.split(","));

    @TempDir
    Path base;

    private final MavenProject module = new MavenProject();
    private Path inTarget;
    private Path inDist;

    @BeforeEach
    void build() {
        module.setFile(new File(base.toFile(), "pom.xml"));
        module.setArtifact(new DefaultArtifact("g", "a", "1", null, "pom", null, new DefaultArtifactHandler("pom")));
        module.getBuild().setDirectory(base.resolve("target").toString());
        inTarget = WheelBuilder.wheel("demo", "1.0.dev1").buildIn(base.resolve("target/wheelhouse"));
        inDist = WheelBuilder.wheel("other", "1.0.dev1").buildIn(base.resolve("dist"));
        WheelBuilder.wheel("nested", "1.0.dev1").buildIn(base.resolve("dist/old"));
    }

    private List<Path> find(Path directory, List<String> includes, String... excludes) {
        return new ModuleWheelSearch(directory, includes, List.of(excludes))
                .ofModule(module).stream()
                        .map(WheelSearch::find)
                        .flatMap(List::stream)
                        .toList();
    }

    @Test
    void looksIntoTheDirectoryThatPythonToolsFill() {
        assertThat(find(base.resolve("target"), DEFAULT)).containsExactly(inTarget, inDist);
        assertThat(find(base.resolve("target"), DEFAULT, "other*")).containsExactly(inTarget);
    }

    @Test
    void looksNowhereElseWhereAPlaceIsGiven() {
        assertThat(find(base.resolve("target"), List.of("**/*.whl"))).containsExactly(inTarget);
        assertThat(find(base.resolve("target/wheelhouse"), DEFAULT)).containsExactly(inTarget);
    }
}

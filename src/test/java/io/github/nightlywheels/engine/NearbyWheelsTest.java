package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFailure.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wheels that lie where nobody looks. */
class NearbyWheelsTest {
    @TempDir
    Path project;

    private void file(String path) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private Optional<Elsewhere> find(String... excludes) {
        return new NearbyWheels(
                        new WheelSearch(project.resolve("target"), List.of("*.whl"), List.of(excludes), List.of()))
                .find();
    }

    @Test
    void seesDirectoriesBesideEachOther() throws IOException {
        file("target/wheels/linux/a.whl");
        file("target/wheels/mac/a.whl");
        file("target/wheels/mac/b.whl");
        assertThat(find()).contains(new Elsewhere(3, "wheels/*/", "includes", "'**/*.whl'"));
    }

    @Test
    void seesOneDirectory() throws IOException {
        file("target/out/wheels/a.whl");
        assertThat(find()).contains(new Elsewhere(1, "out/wheels/", "includes", "'**/*.whl'"));
    }

    @Test
    void seesSeveralLevels() throws IOException {
        file("target/a/1.whl");
        file("target/b/c/1.whl");
        assertThat(find()).contains(new Elsewhere(2, "**/", "includes", "'**/*.whl'"));
    }

    @Test
    void looksThreeLevelsDeepAndNoDeeper() throws IOException {
        file("target/1/2/3/a.whl");
        file("target/1/2/3/4/a.whl");
        assertThat(find()).contains(new Elsewhere(1, "1/2/3/", "includes", "'**/*.whl'"));
    }

    @Test
    void looksBesideTheDirectory() throws IOException {
        file("dist/a.whl");
        file("dist/old/b.whl");
        String dist = project.resolve("dist").toString();
        assertThat(find()).contains(new Elsewhere(1, dist, "wheelDirectory", dist));
    }

    @Test
    void leavesOutWhatIsExcludedOrHidden() throws IOException {
        file("target/a/1.whl");
        file("target/.cache/2.whl");
        file(".venv/3.whl");
        assertThat(find("a/*")).isEmpty();
    }

    @Test
    void findsNothingInADirectoryThatDoesNotExist() {
        assertThat(find()).isEmpty();
    }
}

package io.github.nightlywheels.engine;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelSearchTest {
    private static final String NAME = "demo-1.0.dev1-py3-none-any.whl";

    @TempDir
    Path temporary;

    private Path dist;

    @BeforeEach
    void makeDirectory() throws IOException {
        dist = Files.createDirectories(temporary.toRealPath().resolve("dist"));
    }

    @Test
    void publishesALinkUnderItsOwnName() throws IOException {
        Path store = Files.createDirectory(temporary.resolve("store"));
        Path content = Files.move(wheel("demo", "1.0.dev1").buildIn(store), store.resolve("SHA256E-s888"));
        Path link = Files.createSymbolicLink(dist.resolve(NAME), content);
        List<Path> found = search().find();
        assertThat(found).containsExactly(link);
        assertThat(check(found, new ArrayList<>()))
                .extracting(wheel -> wheel.filename().text())
                .containsExactly(NAME);
    }

    @Test
    void takesAFileOnceThatIsFoundThroughALinkToItsDirectory() throws IOException {
        Path file = wheel("demo", "1.0.dev1").buildIn(dist);
        Path other = Files.createSymbolicLink(temporary.resolve("other"), dist);
        assertThat(search(other.resolve(NAME), file).find()).containsExactly(other.resolve(NAME));
    }

    @Test
    void takesAFileUnderEachOfItsNames() throws IOException {
        Path file = wheel("demo", "1.0.dev1").buildIn(dist);
        Path other = Files.createSymbolicLink(dist.resolve("demo-1.0.dev1-1-py3-none-any.whl"), file);
        assertThat(search().find()).containsExactly(other, file);
    }

    @Test
    void leavesOutWhatNobodyMeans() throws IOException {
        Path file = wheel("demo", "1.0.dev1").buildIn(dist);
        Files.write(dist.resolve("._" + NAME), new byte[] {0, 5, 22, 7});
        Files.copy(file, Files.createDirectory(dist.resolve(".git")).resolve(NAME));
        WheelSearch deep = new WheelSearch(dist, List.of("**/*.whl"), List.of(), List.of());
        assertThat(deep.find()).containsExactly(file);
    }

    @Test
    void namesThePatternsOfADirectoryAndThatThereIsNone() {
        Path absent = dist.resolve("absent");
        assertThat(search().place()).isEqualTo(dist + " (*.whl)");
        assertThat(new WheelSearch(absent, List.of("*.whl"), List.of(), List.of()).place())
                .isEqualTo(absent + ", which does not exist");
    }

    @Test
    void namesAnAttachedFileThatIsNotThere() {
        Path absent = dist.resolve(NAME);
        assertThatThrownBy(() -> search(absent).find())
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.Unreadable(
                                        absent.toString(), "it is not there, or not readable")))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void namesAFileThatVanishedSinceItWasFound() throws IOException {
        Path file = wheel("demo", "1.0.dev1").buildIn(dist);
        List<Path> found = search().find();
        Files.delete(file);
        assertThatThrownBy(() -> check(found, new ArrayList<>()))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.Unreadable(file.toString(), "no such file")));
    }

    @Test
    void namesAFileThatChangedOrVanishedSinceTheCheck() throws IOException {
        Path file = wheel("demo", "1.0.dev1").buildIn(dist);
        Wheel wheel = check(search().find(), new ArrayList<>()).get(0);
        Files.write(file, new byte[] {1});
        assertThatThrownBy(wheel::requireUnchanged)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isEqualTo(new WheelFailure.Changed(NAME)));
        Files.delete(file);
        assertThatThrownBy(wheel::requireUnchanged)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.Unreadable(file.toString(), "no such file")));
    }

    @Test
    void tellsWarningsWithTheFilename() throws IOException {
        wheel("demo", "1.0.dev1").file("demo/a.so", "x").buildIn(dist);
        List<String> warnings = new ArrayList<>();
        check(search().find(), warnings);
        assertThat(warnings)
                .containsExactly(NAME + ": the filename says any platform, but there is native code: demo/a.so");
    }

    @Test
    void countsManyPlacesThatAreAlike() {
        List<WheelSearch> many = IntStream.rangeClosed(1, 60)
                .mapToObj(number -> new WheelSearch(
                        dist.resolve("module" + number).resolve("target"), List.of("*.whl"), List.of(), List.of()))
                .toList();
        assertThat(WheelSearch.places(many)).containsExactly("the target directories of 60 modules (*.whl)");
        assertThat(WheelSearch.places(many.subList(0, 2))).hasSize(2);
    }

    private WheelSearch search(Path... attached) {
        return new WheelSearch(dist, List.of("*.whl"), List.of(), List.of(attached));
    }

    private static List<Wheel> check(List<Path> files, List<String> warnings) {
        ValidationResult result = new WheelValidation(
                        new WheelRules(VersionCheck.FAIL, OnSeveralVersions.ALL, List.of()), Set.of(), warnings::add)
                .run(files);
        result.failure().ifPresent(thrown -> {
            throw thrown;
        });
        return result.wheels();
    }
}

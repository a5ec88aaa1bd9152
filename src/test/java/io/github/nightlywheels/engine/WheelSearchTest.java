package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelSearchTest {
    private static final List<String> WHEELS = List.of("*.whl");

    @TempDir
    Path directory = Path.of("");

    @Test
    void namesThePatternsOfADirectoryAndThatThereIsNone() {
        Path absent = directory.resolve("absent");
        assertThat(new WheelSearch(directory, WHEELS, List.of(), List.of()).place())
                .isEqualTo(directory + " (*.whl)");
        assertThat(new WheelSearch(absent, WHEELS, List.of(), List.of()).place())
                .isEqualTo(absent + ", which does not exist");
    }

    @Test
    void keepsTheReasonWhyAnAttachedFileCannotBeRead() {
        Path absent = directory.resolve("demo-1.0-py3-none-any.whl");
        assertThatThrownBy(new WheelSearch(directory, WHEELS, List.of(), List.of(absent))::find)
                .isInstanceOf(FailureException.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
    }
}

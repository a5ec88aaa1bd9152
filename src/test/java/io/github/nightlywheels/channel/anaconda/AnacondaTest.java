package io.github.nightlywheels.channel.anaconda;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs against a fake server of their own, which holds the empty project {@code demo}. */
public abstract class AnacondaTest {
    @TempDir
    Path directory;

    @AutoClose
    public AnacondaRun run;

    @BeforeEach
    final void openRun() {
        run = new AnacondaRun(directory, "demo");
    }
}

package io.github.nightlywheels.channel.pypi;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a fake server of their own, and runs against it. */
abstract class WithPypiRun {
    @TempDir
    Path directory;

    PypiRun run;

    @BeforeEach
    final void start() {
        run = new PypiRun(directory);
    }

    @AfterEach
    final void stop() {
        run.close();
    }
}

package io.github.nightlywheels.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    private Path directory;

    @Test
    void aThreadThatWasInterruptedWritesAllTheSameAndStaysInterrupted() throws IOException {
        Path file = directory.resolve("report.json");
        Thread.currentThread().interrupt();
        try {
            new DurableFiles().replace(file, new byte[] {'{', '}'});
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("{}");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining(DurableFiles::isTemporary);
    }
}

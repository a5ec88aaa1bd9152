package io.github.nightlywheels.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IoErrorsTest {
    private static final Path FILE = Path.of("dist", "demo.whl");

    private static Failure of(IOException e) {
        return IoErrors.unreadable(FILE, e);
    }

    private static Failure unreadable(String detail) {
        return new WheelFailure.Unreadable(FILE.toString(), detail);
    }

    @Test
    void saysWhatTheJdkPutsIntoTheClassOnly() {
        assertThat(of(new AccessDeniedException(FILE.toString()))).isEqualTo(unreadable("permission denied"));
        assertThat(of(new NoSuchFileException(FILE.toString()))).isEqualTo(unreadable("no such file"));
        assertThat(of(new IOException("Input/output error"))).isEqualTo(unreadable("Input/output error"));
        assertThat(of(new IOException())).isEqualTo(unreadable("IOException"));
    }

    @Test
    void tooManyOpenFilesAreNoFaultOfTheFile() {
        assertThat(of(new FileSystemException(FILE.toString(), null, "Too many open files")))
                .isEqualTo(new TransferFailure.TooManyOpenFiles("read " + FILE));
        assertThat(of(new FileSystemException(FILE.toString(), null, "Too many open files in system")))
                .isEqualTo(new TransferFailure.TooManyOpenFiles("read " + FILE));
    }

    @Test
    void anInterruptionIsNoFaultOfTheFile() {
        assertThat(of(new ClosedByInterruptException())).isEqualTo(new TransferFailure.Interrupted("read " + FILE));
    }

    @Test
    void namesTheFileInADirectoryThatCannotBeUsed() {
        assertThat(IoErrors.unusable(Path.of("channel"), new AccessDeniedException("channel/lock")))
                .isEqualTo(new TransferFailure.DirectoryUnusable("channel", "permission denied: channel/lock"));
    }
}

package io.github.nightlywheels.failure;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What the operating system means by an exception: the JDK puts some of its reasons into the class, not into the text. */
public final class IoErrors {
    private IoErrors() {}

    /** The failure of a channel directory. */
    public static TransferFailure unusable(Path directory, IOException e) {
        return e instanceof ClosedByInterruptException
                ? new TransferFailure.Interrupted("write to " + directory)
                : new TransferFailure.DirectoryUnusable(directory.toString(), of(e));
    }

    /** Whether the system lets this process open no more files and connections, which is nobody's fault and may pass. */
    public static boolean isTooManyOpenFiles(Throwable e) {
        return String.valueOf(e.getMessage()).contains("Too many open files");
    }

    /** The failure of a wheel that could not be read. */
    public static Failure unreadable(Path wheel, IOException e) {
        if (isTooManyOpenFiles(e)) {
            return new TransferFailure.TooManyOpenFiles("read " + wheel);
        }
        return e instanceof ClosedByInterruptException
                ? new TransferFailure.Interrupted("read " + wheel)
                : new WheelFailure.Unreadable(
                        wheel.toString(), e instanceof FileSystemException failed ? text(failed) : of(e));
    }

    /** The failure of a file of the build that could not be written. */
    public static WheelFailure notWritten(Path file, IOException e) {
        return new WheelFailure.NotWritten(
                file.toString(), e instanceof ClosedByInterruptException ? "the build was interrupted" : of(e));
    }

    /** Why a file could not be read or written, in words as far as there are some. */
    public static String words(Exception e) {
        if (e instanceof IOException failed) {
            return of(failed);
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static String of(IOException e) {
        if (e instanceof FileSystemException failed) {
            return text(failed) + ": " + failed.getFile();
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static String text(FileSystemException e) {
        String reason = e.getReason();
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "exists, and is not what is needed there";
        }
        return e.getClass().getSimpleName();
    }
}

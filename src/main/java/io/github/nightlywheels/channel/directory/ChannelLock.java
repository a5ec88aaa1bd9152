package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One writer at a time, among threads, plugin realms and processes.
 *
 * <p>The operating system's lock on {@code file} keeps processes apart, and goes with a process that dies; the file itself
 * stays, since deleting it would let two writers lock two files of one name. Within a JVM it does not do: on POSIX systems
 * closing any channel on the file, also that of a thread which waits, drops the lock of the whole process ({@link FileLock},
 * "Platform dependencies"). So whoever opens the file first holds a mark that all of the JVM sees. Realms load this class
 * more than once and share no static field, but they share system properties, which are strings only, and interned strings,
 * which have monitors.
 */
final class ChannelLock {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path file;
    private final Duration patience;

    /** @param patience how long to wait for another writer */
    ChannelLock(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Something to do that ends with a value. */
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work while nobody else holds this lock.
     *
     * @throws FailureException if another writer held it for longer than the patience lasts
     * @throws IOException if the lock file, whose directory must exist, cannot be used, or from the work
     */
    <T> T during(Work<T> work) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Path real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
        String mark = (ChannelLock.class.getName() + ":" + real).intern();
        try {
            setMark(mark, deadline);
            try {
                return duringProcessLock(work, deadline);
            } finally {
                clearMark(mark);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted("wait for " + file), e);
        }
    }

    private <T> T duringProcessLock(Work<T> work, long deadline) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            acquire(channel, deadline);
            return work.run();
        } finally {
            release(channel);
        }
    }

    /** Closing releases the lock. The work is done by now, and should it fail the end of the process releases it. */
    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return;
        }
    }

    private void setMark(String mark, long deadline) throws InterruptedException {
        synchronized (mark) {
            while (System.getProperty(mark) != null) {
                TimeUnit.NANOSECONDS.timedWait(mark, left(deadline));
            }
            System.setProperty(mark, "held");
        }
    }

    private static void clearMark(String mark) {
        synchronized (mark) {
            System.clearProperty(mark);
            mark.notifyAll();
        }
    }

    private void acquire(FileChannel channel, long deadline) throws IOException, InterruptedException {
        // A blocking lock() has no time limit.
        while (!tryLock(channel)) {
            TimeUnit.NANOSECONDS.sleep(Math.min(POLL.toNanos(), left(deadline)));
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Somebody cleared the system properties of this JVM: the mark is gone, the lock is still held.
            return false;
        }
    }

    private long left(long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new FailureException(new TransferFailure.DirectoryUnusable(
                    file.resolveSibling("").toString(),
                    "another build has held the lock file " + file + " for " + patience));
        }
        return left;
    }
}

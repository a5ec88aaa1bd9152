package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChannelLockTest {
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    @Test
    void givesUpAfterItsPatienceAndNamesTheFileWhenAThreadHoldsIt() throws Exception {
        Path file = temporary.resolve("project-demo");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> holder = thread.submit(() -> new ChannelLock(file, LONG).during(() -> {
                held.countDown();
                awaitQuietly(over);
                return 1;
            }));
            held.await();
            assertThatThrownBy(() -> new ChannelLock(file, SHORT).during(() -> 2))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure())
                                    .isEqualTo(new TransferFailure.DirectoryUnusable(
                                            temporary.toString(),
                                            "another build has held the lock file " + file + " for " + SHORT)));
            over.countDown();
            assertThat(holder.get()).isEqualTo(1);
            assertThat(new ChannelLock(file, SHORT).during(() -> 3)).isEqualTo(3);
        } finally {
            over.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void givesUpAlsoWhenOnlyTheFileIsLocked() throws Exception {
        Path file = temporary.resolve("project-demo");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> new ChannelLock(file, SHORT).during(() -> 2))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThat(new ChannelLock(file, SHORT).during(() -> 3)).isEqualTo(3);
    }

    /** On POSIX systems, closing any channel on the file in this JVM would drop the lock that keeps other processes out. */
    @Test
    void keepsOtherProcessesOutAlsoAfterAThreadGaveUp() throws Exception {
        Path file = temporary.resolve("list");
        int whileHeld = new ChannelLock(file, LONG).during(() -> {
            assertThatThrownBy(() -> new ChannelLock(file, SHORT).during(() -> 2))
                    .isInstanceOf(FailureException.class);
            return exitOfProbe(file);
        });
        assertThat(whileHeld).isEqualTo(Probe.LOCKED);
        assertThat(exitOfProbe(file)).isEqualTo(Probe.FREE);
    }

    /** A process that looks whether the file is locked. */
    static final class Probe {
        static final int FREE = 10;
        static final int LOCKED = 11;

        private Probe() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : FREE);
            }
        }
    }

    private static int exitOfProbe(Path file) throws IOException {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        return probe.onExit().join().exitValue();
    }

    @Test
    void isFreeAgainWhenTheWorkFailed() throws IOException {
        ChannelLock lock = new ChannelLock(temporary.resolve("list"), SHORT);
        assertThatThrownBy(() -> lock.during(() -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(lock.during(() -> 1)).isEqualTo(1);
    }

    @Test
    void saysSoWhenItIsInterruptedWhileWaiting() throws Exception {
        Path file = temporary.resolve("list");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new ChannelLock(file, LONG).during(() -> 2))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure())
                                    .isEqualTo(new TransferFailure.Interrupted("wait for " + file)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void keepsPluginRealmsApart() throws Exception {
        Path counter = Files.writeString(temporary.resolve("counter"), "0");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> counts = new ArrayList<>();
            for (int realm = 0; realm < 4; realm++) {
                counts.add(threads.submit(inOwnRealm(counter)));
            }
            for (Future<?> count : counts) {
                count.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(counter).hasContent("200");
    }

    /** Counts without any lock but the channel's. */
    public record Counter(Path file) implements Runnable {
        @Override
        public void run() {
            try {
                for (int i = 0; i < 50; i++) {
                    new ChannelLock(file.resolveSibling("lock"), LONG).during(() -> {
                        int count = Integer.parseInt(Files.readString(file));
                        return Files.writeString(file, Integer.toString(count + 1));
                    });
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Runnable inOwnRealm(Path counter) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        @SuppressWarnings("resource") // as long as the test runs
        ClassLoader realm = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        Class<?> loaded = realm.loadClass(Counter.class.getName());
        assertThat(loaded).isNotSameAs(Counter.class);
        return (Runnable) loaded.getConstructor(Path.class).newInstance(counter);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SeveralWritersTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Path simple;

    @BeforeEach
    void place() {
        directory = temporary.resolve("nightly");
        simple = directory.resolve("acme/simple");
    }

    @Test
    void loseNothingInTwoProcesses() throws Exception {
        try (OtherBuild linux = new OtherBuild(directory, temporary.resolve("a"), "linux", 12, -1);
                OtherBuild windows = new OtherBuild(directory, temporary.resolve("b"), "windows", 12, -1)) {
            linux.go();
            windows.go();
            assertThat(linux.await()).isZero();
            assertThat(windows.await()).isZero();
        }
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(24);
    }

    @Test
    void loseNothingInThreadsOfOneProcess() throws Exception {
        List<Callable<List<Outcome>>> builds = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(6);
        for (int build = 0; build < 6; build++) {
            // Two builds for each of three projects: the list of projects is written by all of them.
            String project = "demo" + build / 2;
            Path built = temporary.resolve("build" + build);
            List<Wheel> wheels = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                wheels.add(wheel(built, project, "1.0.dev" + number + "+b" + build, "x" + number));
            }
            builds.add(() -> {
                start.await();
                List<Outcome> outcomes = new ArrayList<>();
                for (Wheel wheel : wheels) {
                    outcomes.addAll(Nightly.outcomes(Nightly.run(channel(directory), List.of(wheel))));
                }
                return outcomes;
            });
        }
        for (List<Outcome> outcomes : inParallel(builds)) {
            assertThat(outcomes).hasSize(5).containsOnly(Outcome.PUBLISHED);
        }
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(30);
    }

    @Test
    void publishTheSameWheelOnce() throws Exception {
        Wheel wheel = wheel(temporary.resolve("dist"), "demo", "1.0.dev1", "same");
        List<Callable<List<Outcome>>> builds = IntStream.range(0, 4)
                .mapToObj(build -> (Callable<List<Outcome>>) () -> Nightly.outcomes(
                        Nightly.publish(channel(directory), List.of(new Upload(wheel, Upload.Kind.NEW)))))
                .toList();
        assertThat(inParallel(builds).stream().flatMap(List::stream))
                .containsExactlyInAnyOrder(Outcome.PUBLISHED, Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UNCHANGED);
    }

    @Test
    void giveUpAfterTheirPatienceAndNameTheLockFile() throws Exception {
        Path lockFile = directory.resolve("acme/.locks/project-demo");
        Files.createDirectories(lockFile.resolveSibling(""));
        Wheel wheel = wheel(temporary.resolve("dist"), "demo", "1.0.dev1", "x");
        DirectoryChannel impatient =
                DirectoryChannel.of(directory.toUri(), "acme", Duration.ofMillis(50), Optional.empty());
        try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            Published published = Nightly.publish(impatient, List.of(new Upload(wheel, Upload.Kind.NEW)));
            assertThat(published.results().get(0).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(published.results().get(0).failure().orElseThrow().problem())
                    .contains(lockFile.toString());
        }
        assertThat(simple.resolve("demo")).doesNotExist();
    }

    @Test
    void letReadersSeeOneStateOrTheOther() throws Exception {
        List<Wheel> contents = IntStream.range(0, 30)
                .mapToObj(night -> wheel(temporary.resolve("night" + night), "demo", "1.0.dev1", "night " + night))
                .toList();
        Set<String> known = new HashSet<>();
        contents.forEach(content -> known.add(content.digests().sha256()));
        Nightly.run(channel(directory), contents.subList(0, 1));
        AtomicBoolean done = new AtomicBoolean();
        Release release = Release.of(contents.get(0));
        Callable<Integer> reader = () -> {
            int reads = 0;
            while (!done.get()) {
                List<Distribution> there = channel(directory).read(List.of(release)).values().stream()
                        .flatMap(List::stream)
                        .toList();
                assertThat(there).hasSize(1);
                assertThat(known).contains(there.get(0).sha256().orElseThrow());
                reads++;
            }
            return reads;
        };
        Callable<Integer> writer = () -> {
            try {
                for (Wheel content : contents.subList(1, 30)) {
                    assertThat(Nightly.outcomes(Nightly.run(channel(directory), List.of(content))))
                            .containsExactly(Outcome.REPLACED);
                }
                return 1;
            } finally {
                done.set(true);
            }
        };
        assertThat(inParallel(List.of(reader, writer))).allMatch(count -> count > 0);
    }

    @Test
    void finishWhatAProcessLeftThatWasKilled() throws Exception {
        Wheel old = wheel(temporary.resolve("yesterday"), "demo", "1.0.dev0+linux", "old");
        List<Wheel> night = OtherBuild.wheels(temporary.resolve("a"), "linux", 2);
        List<Integer> steps = steps(night.get(1));
        assertThat(steps).hasSizeGreaterThan(7);
        for (int step : steps) {
            Path killed = temporary.resolve("killed-before-" + step);
            Nightly.run(channel(killed), night.subList(0, 1));
            try (OtherBuild build = new OtherBuild(killed, temporary.resolve("b"), "windows", 1, step)) {
                build.go();
                assertThat(build.await()).isEqualTo(137);
            }
            assertThat(IndexAsPipSeesIt.read(killed.resolve("acme/simple")))
                    .containsKey(old.filename().text());
            Nightly.run(channel(killed), OtherBuild.wheels(temporary.resolve("b"), "windows", 1));
            Nightly.run(channel(killed), night);
            assertThat(IndexAsPipSeesIt.read(killed.resolve("acme/simple"))).hasSize(3);
        }
    }

    /** The numbers of the steps that write or rename, of a publication into a project that exists. */
    private List<Integer> steps(Wheel wheel) throws IOException {
        Path sample = temporary.resolve("sample");
        Nightly.run(channel(sample), List.of(wheel));
        List<String> steps = new ArrayList<>();
        Nightly.run(channel(sample, new DurableFiles(steps::add)), List.of(wheel(temporary, "demo", "1.0.dev2", "x")));
        return IntStream.range(0, steps.size())
                .filter(step ->
                        steps.get(step).startsWith("write") || steps.get(step).startsWith("move"))
                .boxed()
                .toList();
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.github.nightlywheels.benchmark;

import static io.github.nightlywheels.benchmark.MeasuredBuild.ORGANIZATION;
import static io.github.nightlywheels.benchmark.MeasuredBuild.TOKEN;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures, and judges nothing: the goals stand beside the figures. The server is 80 ms away, behind a link of 400 Mbit/s
 * of which one connection gets at most 100 Mbit/s.
 */
class TransferBenchmark {
    private static final long WHEEL_BYTES = 5_000_000;
    private static final int HEAP_MEGABYTES = 64;
    private static final int FEW = 40;
    private static final int MANY = 400;
    private static final int RUNS = 5;
    private static final Duration ROUND_TRIP = Duration.ofMillis(80);
    private static final long LINE = 400_000_000;
    private static final long CONNECTION = 100_000_000;

    @TempDir
    Path directory;

    private final StringBuilder table = new StringBuilder();

    @Test
    void measures() throws Exception {
        row("measure", "took", "of the possible", "goal");
        few();
        many();
        likePypi(false, "1.25");
        likePypi(true, "");
        gate();
        System.out.println(table);
    }

    private void row(String... cells) {
        table.append(String.format(Locale.ROOT, "| %-46s | %42s | %16s | %6s |%n", (Object[]) cells));
    }

    private static double possible(int wheels) {
        return wheels * WHEEL_BYTES * 8 / 400e6;
    }

    private void few() throws IOException, InterruptedException {
        Path first = wheels(FEW, 1);
        Path changed = wheels(FEW, 2);
        List<Measured> fresh = new ArrayList<>();
        List<Measured> replaced = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            try (FakeAnaconda fake = server()) {
                fresh.add(publish(fake, first));
                replaced.add(publish(fake, changed));
            }
        }
        double took = rows(FEW + " wheels of 5 MB, new", warm(fresh), FEW, "1.25");
        rows(FEW + " wheels of 5 MB, replaced", warm(replaced), FEW, "2.50");
        officialClient(first, took);
    }

    private void many() throws IOException, InterruptedException {
        try (FakeAnaconda fake = server()) {
            rows(MANY + " wheels of 5 MB, new", List.of(publish(fake, wheels(MANY, 1))), MANY, "1.10");
        }
    }

    /**
     * One run.
     *
     * @param seconds from the first request to the last commit
     * @param connections opened, or requests that were made
     * @param megabytes above the idle heap
     */
    private record Measured(double seconds, String connections, long megabytes) {}

    /** Without the first run: the fake server, which is a part of this JVM, was still being compiled in it. */
    private static List<Measured> warm(List<Measured> runs) {
        return runs.subList(1, runs.size());
    }

    /** A row with the median, and what belongs to it. */
    private double rows(String measure, List<Measured> runs, int wheels, String goal) {
        double median = runs.stream().mapToDouble(Measured::seconds).sorted().toArray()[runs.size() / 2];
        row(measure, seconds(median), ratio(median / possible(wheels)), goal);
        row("  each run", runs.stream().map(run -> seconds(run.seconds())).collect(Collectors.joining(", ")), "", "");
        row("  each run", runs.stream().map(Measured::connections).collect(Collectors.joining(", ")), "", "");
        row(
                "  heap above idle, after collections, at most",
                runs.stream().mapToLong(Measured::megabytes).max().orElseThrow() + " MB",
                "",
                "64 MB");
        return median;
    }

    /** Of a project that is there, as on anaconda.org; or of a new one, whose first file is sent alone. */
    private void likePypi(boolean isNewProject, String goal) throws IOException, InterruptedException {
        List<Measured> runs = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            try (FakePypi fake = new FakePypi().link(ROUND_TRIP, LINE, CONNECTION)) {
                if (!isNewProject) {
                    fake.has("demo", "0.9", "demo-0.9-py3-none-any.whl", new byte[1]);
                }
                MeasuredBuild.Report report = MeasuredBuild.run(
                        directory.resolve(FEW + "-1"),
                        HEAP_MEGABYTES,
                        fake.uploadUrl(),
                        fake.indexUrl(),
                        fake.user(),
                        fake.password());
                runs.add(new Measured(
                        fake.fromFirstRequestToLastUpload().toNanos() / 1e9,
                        fake.requests().size() + " requests",
                        report.megabytesAboveIdle()));
            }
        }
        rows(
                FEW + (isNewProject ? " wheels of a new project" : " wheels of 5 MB, new") + ", like PyPI",
                warm(runs),
                FEW,
                goal);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }

    private static FakeAnaconda server() {
        return FakeAnaconda.withWriter("jdoe", TOKEN, ORGANIZATION, "demo")
                .skipsDigests()
                .link(ROUND_TRIP, LINE, CONNECTION);
    }

    /** A directory of wheels. Few have each their own content, as PyPI takes no content twice; many have the same. */
    private Path wheels(int count, long seed) throws IOException {
        Path wheels = Files.createDirectory(directory.resolve(count + "-" + seed));
        Path built = build(seed);
        for (int i = 0; i < count; i++) {
            Path wheel = wheels.resolve("demo-1.0.dev1-cp" + (1000 + i) + "-none-any.whl");
            if (count == FEW) {
                Files.move(build(seed * FEW + i), wheel);
            } else {
                Files.createLink(wheel, built);
            }
        }
        return wheels;
    }

    private Path build(long seed) throws IOException {
        return WheelBuilder.wheel("demo", "1.0.dev1")
                .payload(WHEEL_BYTES, seed)
                .buildIn(Files.createTempDirectory(directory, "built"));
    }

    private static Measured publish(FakeAnaconda fake, Path wheels) throws IOException, InterruptedException {
        fake.forgetsRequests();
        MeasuredBuild.Report report = MeasuredBuild.run(wheels, HEAP_MEGABYTES, fake.apiUrl());
        return new Measured(
                firstRequestToLastCommit(fake), fake.connectionsOpened() + " connections", report.megabytesAboveIdle());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f x", value);
    }

    private static double firstRequestToLastCommit(FakeAnaconda fake) {
        Instant first = fake.requests().stream()
                .map(RecordedRequest::startedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = fake.requests(Endpoint.COMMIT).stream()
                .map(RecordedRequest::endedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return Duration.between(first, last).toNanos() / 1e9;
    }

    private void officialClient(Path wheels, double took) throws IOException, InterruptedException {
        String client = System.getenv("ANACONDA_CLIENT");
        if (client == null) {
            row("the official client (set ANACONDA_CLIENT)", "not run", "", "");
            return;
        }
        try (FakeAnaconda fake = server()) {
            OfficialClient.upload(client, fake.apiUrl(), wheels, directory.resolve("home"));
            int arrived = fake.distributions(ORGANIZATION, "demo", "1.0.dev1").size();
            if (arrived != MeasuredBuild.wheelsIn(wheels).size()) {
                throw new IOException("the official client has uploaded " + arrived + " wheels only");
            }
            double theirs = firstRequestToLastCommit(fake);
            row("the official client, " + FEW + " new wheels", seconds(theirs), "", "");
            row("  ratio to this plugin", ratio(theirs / took), "", "");
        }
    }

    private void gate() throws IOException, GeneralSecurityException {
        Path wheel =
                WheelBuilder.wheel("big", "1.0.dev1").payload(300_000_000, 1).buildIn(directory);
        long digest = Long.MAX_VALUE;
        long check = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            digest(wheel);
            long between = System.nanoTime();
            Objects.requireNonNull(WheelReader.read(wheel));
            digest = Math.min(digest, between - start);
            check = Math.min(check, System.nanoTime() - between);
        }
        double megabytes = Files.size(wheel) / 1e6;
        row("plain SHA-256 of a wheel of 300 MB", rate(megabytes, (double) digest), "", "");
        row("all checks and digests of it", rate(megabytes, (double) check), ratio((double) digest / check), "0.80");
    }

    private static String rate(double megabytes, double nanos) {
        return String.format(Locale.ROOT, "%.0f MB/s", megabytes / nanos * 1e9);
    }

    private static void digest(Path file) throws IOException, GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        Objects.requireNonNull(sha256.digest());
    }
}

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
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures, and judges nothing: the goals stand beside the figures. The server is 80 ms away, behind a link of 400 Mbit/s
 * of which one connection gets at most 100 Mbit/s.
 */
class TransferBenchmark {
    private static final long WHEEL_BYTES = 5_000_000;
    private static final int HEAP_MEGABYTES = 64;
    private static final Duration ROUND_TRIP = Duration.ofMillis(80);
    private static final long LINE = 400_000_000;
    private static final long CONNECTION = 100_000_000;

    @TempDir
    Path directory;

    private final StringBuilder table = new StringBuilder();

    @Test
    void measures() throws Exception {
        row("measure", "took", "of the possible", "goal");
        transfers(40, "1.25");
        transfers(400, "1.10");
        likePypi(40, "1.25");
        gate();
        System.out.println(table);
    }

    private void row(String... cells) {
        table.append(String.format(Locale.ROOT, "| %-44s | %10s | %16s | %6s |%n", (Object[]) cells));
    }

    private void transfers(int wheels, String goal) throws IOException, InterruptedException {
        double possible = wheels * WHEEL_BYTES * 8 / 400e6;
        Path first = wheels(wheels, 1);
        try (FakeAnaconda fake = server()) {
            double took = publish(fake, first, wheels + " wheels of 5 MB, new", possible, goal);
            if (wheels == 40) {
                publish(fake, wheels(wheels, 2), wheels + " wheels of 5 MB, replaced", possible, "2.50");
                officialClient(first, took);
            }
        }
    }

    /** Of a project that is there, as on anaconda.org; then of a new one, whose first file is sent alone. */
    private void likePypi(int wheels, String goal) throws IOException, InterruptedException {
        likePypi(wheels, false, " wheels of 5 MB, new, to a server like PyPI", goal);
        likePypi(wheels, true, " wheels of a new project, like PyPI", "");
    }

    private void likePypi(int wheels, boolean isNewProject, String measure, String goal)
            throws IOException, InterruptedException {
        double possible = wheels * WHEEL_BYTES * 8 / 400e6;
        try (FakePypi fake = new FakePypi().link(ROUND_TRIP, LINE, CONNECTION)) {
            if (!isNewProject) {
                fake.has("demo", "0.9", "demo-0.9-py3-none-any.whl", new byte[1]);
            }
            MeasuredBuild.Report report = MeasuredBuild.run(
                    directory.resolve(wheels + "-1"),
                    HEAP_MEGABYTES,
                    fake.uploadUrl(),
                    fake.indexUrl(),
                    fake.user(),
                    fake.password());
            double took = fake.fromFirstRequestToLastUpload().toNanos() / 1e9;
            row(wheels + measure, seconds(took), ratio(took / possible), goal);
            row("  requests", Integer.toString(fake.requests().size()), "", "");
            row("  heap above idle, after collections", report.megabytesAboveIdle() + " MB", "", "64 MB");
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }

    private static FakeAnaconda server() {
        return FakeAnaconda.withWriter("jdoe", TOKEN, ORGANIZATION, "demo")
                .skipsDigests()
                .link(ROUND_TRIP, LINE, CONNECTION);
    }

    /** A directory of wheels with the same content under many names. */
    private Path wheels(int count, long seed) throws IOException {
        Path built = WheelBuilder.wheel("demo", "1.0.dev1")
                .payload(WHEEL_BYTES, seed)
                .buildIn(directory.resolve("built-" + count + "-" + seed));
        Path wheels = Files.createDirectory(directory.resolve(count + "-" + seed));
        for (int i = 0; i < count; i++) {
            Files.createLink(wheels.resolve("demo-1.0.dev1-cp" + (1000 + i) + "-none-any.whl"), built);
        }
        return wheels;
    }

    private double publish(FakeAnaconda fake, Path wheels, String what, double possible, String goal)
            throws IOException, InterruptedException {
        fake.forgetsRequests();
        MeasuredBuild.Report report = MeasuredBuild.run(wheels, HEAP_MEGABYTES, fake.apiUrl());
        double took = firstRequestToLastCommit(fake);
        row(what, seconds(took), ratio(took / possible), goal);
        row("  connections opened", Integer.toString(fake.connectionsOpened()), "", "");
        row("  heap above idle, after collections", report.megabytesAboveIdle() + " MB", "", "64 MB");
        return took;
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
            row("the official client, 40 new wheels", seconds(theirs), "", "");
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

package io.github.nightlywheels.benchmark;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.anaconda.AnacondaChannel;
import io.github.nightlywheels.channel.anaconda.LocalChannel;
import io.github.nightlywheels.channel.pypi.LocalPypi;
import io.github.nightlywheels.channel.pypi.PypiChannel;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A build in a JVM of its own, with a small heap: publishes all wheels of a directory and prints the memory it took. */
public final class MeasuredBuild {
    static final String ORGANIZATION = "spnw";
    static final String TOKEN = "benchmark-token";

    private MeasuredBuild() {}

    /** What the child said of itself. */
    record Report(long megabytesAboveIdle, int published) {}

    /** Runs a build in a child JVM that may use only so much memory. */
    static Report run(Path wheels, int heapMegabytes, String... server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredBuild.class.getName(),
                wheels.toString()));
        command.addAll(List.of(server));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException("the measured build failed: " + lines);
        }
        String[] last = lines.get(lines.size() - 1).split(" ", -1);
        return new Report(Long.parseLong(last[0]), Integer.parseInt(last[1]));
    }

    /**
     * The child: arguments are the directory, and the URL of an API like anaconda.org's or the upload URL, the index, the user name
     * and the password of a server like PyPI's.
     */
    public static void main(String[] arguments) {
        long idle = HeapAfterCollection.now();
        List<Path> files = wheelsIn(Path.of(arguments[0]));
        prepare(arguments.length == 2 ? arguments[1] : "pypi+" + arguments[1], files);
        List<Wheel> wheels = WheelReader.readAll(files);
        HeapAfterCollection heap = new HeapAfterCollection();
        Summary summary = arguments.length == 2
                ? publish(arguments[1], wheels)
                : publishLikePypi(arguments[1], arguments[2], arguments[3], arguments[4], wheels);
        long above = Math.max(0, heap.peak() - idle);
        summary.failure().ifPresent(failure -> {
            throw failure;
        });
        System.out.println(above / 1_000_000 + " " + summary.results().size());
    }

    /** As both front ends do. */
    private static void prepare(String apiUrl, List<Path> files) {
        TransferLimits limits = new TransferLimits(8, 8, Duration.ofMinutes(10), Duration.ofSeconds(60));
        ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "benchmark")
                .prepare(
                        new ChannelSettings(ORGANIZATION, apiUrl, limits, InsecureHttp.LOOPBACK_ONLY),
                        WheelSource.bytes(files));
    }

    static List<Path> wheelsIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Summary publish(String apiUrl, List<Wheel> wheels) {
        LocalChannel local = new LocalChannel(ORGANIZATION, TOKEN)
                .timeout(Duration.ofSeconds(60))
                .sleeper(Sleeper.REAL)
                .listener((what, why, pause) -> System.err.println(what + ": " + why));
        try (AnacondaChannel channel = local.open(apiUrl)) {
            Publisher publication = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            AccessInspector probe =
                    channel.probe(List.of(wheels.get(0).metadata().name()));
            Plan plan = publication.plan(new ArrayList<>(wheels), () -> requireKnown(probe.essentials()));
            CompletableFuture<AccessFacts> hints = CompletableFuture.supplyAsync(probe::all);
            Summary summary = publication.publish(plan, new SilentListener());
            hints.join();
            return summary;
        }
    }

    private static Summary publishLikePypi(
            String upload, String index, String user, String password, List<Wheel> wheels) {
        try (PypiChannel channel = LocalPypi.open(upload, index, user, password)) {
            Publisher publication = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            return publication.publish(publication.plan(new ArrayList<>(wheels), () -> {}), new SilentListener());
        }
    }

    private static void requireKnown(AccessFacts facts) {
        if (facts.account().known().isEmpty()) {
            throw new IllegalStateException(facts.account().why());
        }
    }
}

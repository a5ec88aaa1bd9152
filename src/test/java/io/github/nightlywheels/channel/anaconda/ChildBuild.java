package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.publish.OnConflict;
import io.github.nightlywheels.publish.Plan;
import io.github.nightlywheels.publish.Publication;
import io.github.nightlywheels.publish.Summary;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A build in a JVM of its own: says that it is ready, waits for a line, publishes. */
final class ChildBuild implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts a build and waits until it is ready. */
    ChildBuild(String apiUrl, Wheel... wheels) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                ChildBuild.class.getName(),
                apiUrl));
        for (Wheel wheel : wheels) {
            command.add(wheel.path().toString());
        }
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = process.inputReader();
        String ready = output.readLine();
        if (!"ready".equals(ready)) {
            throw new IOException("the other build said " + ready);
        }
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits for its end; 0 if it went well. */
    int await() throws InterruptedException {
        output.lines().forEach(line -> {});
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The child: arguments are the API's URL and the wheels. */
    public static void main(String[] arguments) throws IOException {
        List<Wheel> wheels =
                WheelReader.readAll(Stream.of(arguments).skip(1).map(Path::of).toList());
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        LocalChannel local = new LocalChannel(AnacondaRun.ORGANIZATION, AnacondaRun.TOKEN)
                .timeout(Duration.ofSeconds(60))
                .threads(2)
                .limits(1000, Duration.ofMinutes(10))
                .sleeper(pause -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)));
        try (AnacondaChannel channel = local.open(arguments[0])) {
            Publication publication = new Publication(channel, List.of("main"), OnConflict.REPLACE);
            Plan plan = publication.plan(wheels, Admission.to(channel, wheels));
            Summary summary = publication.publish(plan, new BalancedListener());
            System.exit(summary.failure().isPresent() ? 1 : 0);
        }
    }
}

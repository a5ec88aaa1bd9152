package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.wheel.Wheel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A build in a JVM of its own: says that it is ready, waits for a line, publishes its wheels one by one. */
final class OtherBuild implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /**
     * Starts a build and waits until it is ready.
     *
     * @param stopBefore the number of the step before which the JVM halts, or -1
     */
    OtherBuild(Path directory, Path built, String tag, int wheels, int stopBefore) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherBuild.class.getName(),
                        directory.toString(),
                        built.toString(),
                        tag,
                        Integer.toString(wheels),
                        Integer.toString(stopBefore))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = output.readLine();
        if (!"ready".equals(ready)) {
            throw new IOException("the other build said " + ready);
        }
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    int await() throws IOException, InterruptedException {
        output.lines().forEach(line -> {});
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static List<Wheel> wheels(Path built, String tag, int wheels) {
        return IntStream.range(0, wheels)
                .mapToObj(number -> Nightly.wheel(built, "demo", "1.0.dev" + number + "+" + tag, tag + number))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        int[] left = {Integer.parseInt(args[4])};
        Disk disk = new Disk(step -> {
            if (left[0]-- == 0) {
                Runtime.getRuntime().halt(137);
            }
        });
        List<Wheel> wheels = wheels(Path.of(args[1]), args[2], Integer.parseInt(args[3]));
        DirectoryChannel channel = Nightly.channel(Path.of(args[0]), disk);
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        for (Wheel wheel : wheels) {
            Published published = Nightly.run(channel, List.of(wheel));
            if (!Nightly.outcomes(published).equals(List.of(Outcome.PUBLISHED))) {
                System.err.println(published);
                System.exit(1);
            }
        }
    }
}

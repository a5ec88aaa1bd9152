package io.github.nightlywheels.cli;

import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long programs take from their start to their first request, with one wheel of 400 KB, and judges nothing. The
 * environment variables {@code ANACONDA_CLIENT} and {@code TWINE} name the executables of two others.
 */
class StartMeasurement {
    private static final int RUNS = 15;
    private static final String TOKEN = "a-token-that-no-server-knows";

    @TempDir
    private Path directory;

    private final StringBuilder table = new StringBuilder();

    @Test
    void measures() throws Exception {
        Path wheel = WheelBuilder.wheel("demo", "1.0.dev1")
                .withoutMetadata("Metadata-Version")
                .metadata("Metadata-Version", "2.1") // twine sends no newer one than it knows
                .payload(400_000, 1)
                .buildIn(Files.createDirectory(directory.resolve("dist")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        row("from the start of the process", "minimum", "median");
        row("java -version, to its end", IntStream.range(0, RUNS).mapToObj(run -> wholeProcess(java, "-version")));
        row("publish", port -> jar(url(port)));
        row("anaconda upload", "ANACONDA_CLIENT", port -> anaconda(url(port), wheel));
        row("twine upload", "TWINE", port -> twine(url(port), wheel));
        System.out.println(table);
    }

    private List<String> jar(String url) {
        String jar = Path.of(System.getProperty("cli.jar")).toAbsolutePath().toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Duser.home=" + directory,
                "-jar",
                jar,
                "publish",
                "--organization=acme",
                "--api-url=" + url,
                "dist");
    }

    private List<String> anaconda(String url, Path wheel) {
        try {
            Path configuration = Files.createDirectories(directory.resolve(".continuum/anaconda-client"));
            Files.writeString(configuration.resolve("config.yaml"), "url: " + url + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(System.getenv("ANACONDA_CLIENT"), "--token", TOKEN, "upload", wheel.toString());
    }

    private static List<String> twine(String url, Path wheel) {
        return List.of(
                System.getenv("TWINE"),
                "upload",
                "--non-interactive",
                "-u",
                "a",
                "-p",
                TOKEN,
                "--repository-url",
                url,
                wheel.toString());
    }

    private void row(String program, String variable, IntFunction<List<String>> command) throws IOException {
        if (System.getenv(variable) == null) {
            notMeasured(program, variable + " is not set");
        } else {
            row(program, command);
        }
    }

    /** A program that sends nothing has a row that says so. */
    private void row(String program, IntFunction<List<String>> command) throws IOException {
        List<Duration> times = new ArrayList<>();
        while (times.size() < RUNS) {
            try {
                times.add(toFirstRequest(command));
            } catch (SocketException | SocketTimeoutException e) {
                notMeasured(program, "no request came, and the last line was: " + lastLine());
                return;
            } catch (IOException e) {
                notMeasured(program, String.valueOf(e.getMessage()));
                return;
            }
        }
        row(program + ", to the first request", times.stream());
    }

    private void notMeasured(String program, String why) {
        row(program, "not measured", why);
    }

    private String lastLine() throws IOException {
        return new String(Files.readAllBytes(output()), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("nothing")
                .strip();
    }

    private Path output() {
        return directory.resolve("output.txt");
    }

    private void row(String what, Stream<Duration> times) {
        List<Duration> sorted = times.sorted().toList();
        row(what, milliseconds(sorted.get(0)), milliseconds(sorted.get(sorted.size() / 2)));
    }

    private void row(String... cells) {
        table.append(String.format(Locale.ROOT, "| %-40s | %12s | %12s |%n", (Object[]) cells));
    }

    private static String milliseconds(Duration time) {
        return time.toMillis() + " ms";
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(
                        Files.write(directory.resolve("empty.txt"), new byte[0]).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of("HOME", directory.toString(), "ANACONDA_ORG_UPLOAD_TOKEN", TOKEN, "CI", "true"));
        return builder.start();
    }

    private Duration wholeProcess(String... command) {
        try {
            Instant start = Instant.now();
            start(List.of(command)).waitFor();
            return Duration.between(start, Instant.now());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Each run has a server of its own, so that no connection of the one before is taken for its first.
     *
     * @throws SocketException if the program ends without a request
     * @throws SocketTimeoutException if there is none in a minute
     * @throws IOException if the program does not start
     */
    private Duration toFirstRequest(IntFunction<List<String>> command) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(60_000);
            Instant start = Instant.now();
            Process process = start(command.apply(server.getLocalPort()));
            CompletableFuture<Void> ended = process.onExit().thenAccept(itself -> close(server));
            try (Socket first = server.accept()) {
                first.setSoTimeout(60_000);
                first.getInputStream().readNBytes(1);
                return Duration.between(start, Instant.now());
            } finally {
                process.destroyForcibly();
                ended.join();
            }
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}

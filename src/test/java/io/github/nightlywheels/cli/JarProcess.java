package io.github.nightlywheels.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The real jar in a process of its own, with no environment variables but those that are given. */
final class JarProcess implements AutoCloseable {
    static final Path JAR =
            Path.of(System.getProperty("cli.jar", "target/no-cli.jar")).toAbsolutePath();

    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private JarProcess(Process process) {
        this.process = process;
        this.out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    }

    /** The words of the command, for a user with this home directory. */
    static List<String> command(Path home, String... arguments) {
        return commandOf(JAR, home, arguments);
    }

    /** The words of the command, of another jar. */
    static List<String> commandOf(Path jar, Path home, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-jar",
                jar.toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Starts a command in a directory. */
    static JarProcess start(Path directory, Map<String, String> variables, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(variables);
        return new JarProcess(builder.start());
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end. */
    MainRun await() throws InterruptedException {
        return new MainRun(process.waitFor(), out.join(), err.join());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

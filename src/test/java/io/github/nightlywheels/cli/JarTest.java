package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that start the real jar as a process, in a directory with one wheel, against a fake server of their own. */
abstract class JarTest {
    static final String TOKEN = "nw-5f3a9c07-the-token-that-no-log-shows";
    static final Map<String, String> WITH_TOKEN = Map.of("ANACONDA_ORG_UPLOAD_TOKEN", TOKEN);
    static final Map<String, String> TERMINAL = Map.of("TERM", "xterm");
    static final String ESCAPE = "\u001b";
    static final String RED = ESCAPE + "[31m";

    @TempDir
    Path directory;

    @AutoClose
    final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    Path wheel;

    @BeforeEach
    final void openChannel() throws IOException {
        fake.group("acme", "demo").member("second");
        wheel = wheel("1.0.dev1");
    }

    final Path wheel(String version) throws IOException {
        return WheelBuilder.wheel("demo", version)
                .payload(400_000, 1)
                .buildIn(Files.createDirectories(directory.resolve("dist")));
    }

    /** The words of a command that reaches the fake. */
    final List<String> command(String command, String... further) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(further));
        arguments.addAll(List.of("--organization=acme", "--api-url=" + fake.apiUrl()));
        return JarProcess.command(directory, arguments.toArray(String[]::new));
    }

    /** Runs a command to its end. */
    final MainRun run(Map<String, String> variables, List<String> command) throws Exception {
        try (JarProcess process = JarProcess.start(directory, variables, command)) {
            return await(process);
        }
    }

    static MainRun await(JarProcess process) throws InterruptedException {
        MainRun run = process.await();
        assertThat(run.out() + run.err()).doesNotContain(TOKEN);
        return run;
    }

    /** The same command, which can be interrupted; a process that is started in the background ignores that. */
    static List<String> interruptible(List<String> command) {
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
        words.addAll(command);
        return words;
    }

    /** The same command on a terminal, where all that it prints is standard output. */
    static List<String> onTerminal(List<String> command) {
        assumeThat(Path.of("/usr/bin/script"))
                .as("the program script, which makes a terminal")
                .exists();
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("script", "--quiet", "--return", "--command", line, "/dev/null");
    }

    static Map<String, String> with(Map<String, String> some, String name, String value) {
        return Stream.concat(some.entrySet().stream(), Stream.of(Map.entry(name, value)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The files of a release on the channel. */
    final Map<String, FakeDistribution> there(String version) {
        return fake.distributions("acme", "demo", version);
    }
}

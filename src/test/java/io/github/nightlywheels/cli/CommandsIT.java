package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each command of the real jar in each situation that it can be in: done, refused, wrongly used, interrupted, without a
 * terminal and on one.
 */
class CommandsIT extends JarTest {
    private static final Set<String> WITH_CHANNEL = Set.of("publish", "check-access", "status", "prune");

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve("python/demo")).resolve("__init__.py"), "");
        for (int age = 10; age <= 11; age++) {
            String version = "0." + (20 - age) + ".dev1";
            fake.distribution(
                    "acme",
                    "demo",
                    version,
                    "demo-" + version + "-py3-none-any.whl",
                    new byte[1000],
                    Instant.now().minus(Duration.ofDays(age)),
                    "main");
        }
    }

    private List<String> words(String line) {
        String[] words = line.split(" ");
        String[] further = Arrays.copyOfRange(words, 1, words.length);
        return WITH_CHANNEL.contains(words[0]) ? command(words[0], further) : JarProcess.command(directory, words);
    }

    private static void requirePlain(MainRun run) {
        assertThat(run.out() + run.err()).doesNotContain(ESCAPE, "\r");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publish dist                                                      | published 1 of 1 wheel
            check-access --projects=demo                                      | from environment variable
            status dist                                                       | acme has 2 files of 1 project
            prune --keep-versions=1 dist                                      | Would remove 1 file
            version --version-from=2.0-SNAPSHOT                               | 2.0.dev
            package-wheel --name=demo --version=2.0 --python-directory=python | Built demo-2.0-py3-none-any.whl
            help                                                              | Exit codes:
            """)
    void endsWithZeroAndSaysWhatItDid(String line, String words) throws Exception {
        MainRun run = run(WITH_TOKEN, words(line));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(words);
        assertThat(run.err()).isEmpty();
        requirePlain(run);
    }

    /** There is nothing to refuse to who wants help. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publish dist                                    | No upload token was found
            check-access --projects=demo                    | No upload token was found
            status --stale-after=7 dist                     | demo
            prune --confirm --keep-versions=1 dist          | No upload token was found
            version --version-from=1.2-jre                  | 1.2-jre
            package-wheel --name=demo --version=2.0         | --python-directory is "src/main/python"
            """)
    void endsWithOneForWhatIsRefused(String line, String words) throws Exception {
        MainRun run = run(Map.of(), words(line));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error: ", words, "remedy ");
        requirePlain(run);
        MainRun terminal = run(TERMINAL, onTerminal(words(line)));
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out()).contains(RED + "error: ", words, "remedy ");
    }

    /** Nothing is begun, and standard output has nothing that a script could take for a result. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publish --on-conflict=maybe dist  | '--on-conflict'                            | publish --help
            check-access --no-such-option=1   | Unknown option: '--no-such-option=1'       | check-access --help
            status --no-such-option=1         | Unknown option: '--no-such-option=1'       | status --help
            prune --keep-versions=many dist   | 'many'                                     | prune --help
            version --no-such-option=1        | Unknown option: '--no-such-option=1'       | version --help
            package-wheel                     | --name=NAME                                | package-wheel --help
            help no-such-command              | no-such-command                            | --help
            """)
    void endsWithTwoForWrongUsage(String line, String words, String help) throws Exception {
        MainRun run = run(WITH_TOKEN, words(line));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: ", words, "See: java -jar nightly-wheels-cli.jar", help);
        assertThat(fake.requests()).isEmpty();
        requirePlain(run);
    }

    /** JarIT has more of those that write to the channel. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource(delimiter = '|', textBlock = """
            check-access --projects=demo | USER         | nothing was changed
            status dist                  | PACKAGE_GET  | nothing was changed
            prune --keep-versions=1 dist | PACKAGE_GET  | nothing was changed
            """)
    void saysWhatIsSoWhenItIsInterrupted(String line, Endpoint endpoint, String words) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        fake.before(endpoint, asked::countDown);
        fake.staysSilent(endpoint);
        try (JarProcess process = JarProcess.start(directory, WITH_TOKEN, interruptible(words(line)))) {
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            process.interrupt();
            MainRun run = await(process);
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.err()).contains(words);
        }
    }

    /** These commands wait for nobody; only what configures them can be a pipe. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({
        "version --version-from=2.0-SNAPSHOT --version-file=made",
        "package-wheel --name=demo --version=2.0 --python-directory=python --wheel-directory=made",
        "help"
    })
    @SuppressWarnings("try") // the other end is held open, and nothing is written to it
    void makesNothingIfItIsInterruptedBeforeItIsConfigured(String line) throws Exception {
        Path pipe = directory.resolve("nightly.properties");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Map<String, String> variables = Map.of("NIGHTLY_CONFIG", pipe.toString());
        try (JarProcess process = JarProcess.start(directory, variables, interruptible(words(line)));
                Closeable unread = onceRead(pipe)) {
            process.interrupt();
            MainRun run = await(process);
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.out()).isEmpty();
            assertThat(directory.resolve("made")).doesNotExist();
        }
    }

    /** The other end of a pipe, which can be opened when somebody reads. */
    private static Closeable onceRead(Path pipe) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return Files.newOutputStream(pipe);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(1, TimeUnit.MINUTES);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void showsTheHelpInColorsOnATerminal() throws Exception {
        MainRun run = run(TERMINAL, onTerminal(words("help")));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Exit codes:", ESCAPE + "[");
    }
}

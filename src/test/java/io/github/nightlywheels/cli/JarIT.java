package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is more to say of the real jar than {@link CommandsIT} says of each command. */
class JarIT extends JarTest {
    private static final Path ENCRYPTED = Path.of("src/it/publish-nightly-token-from-encrypted-settings");
    private static final String ERASE = ESCAPE + "[K";

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Test
    void publishesTheWheelsOfADirectoryInPlainLinesWithoutATerminal() throws Exception {
        MainRun run = run(WITH_TOKEN, command("publish", "dist/"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "  published demo-1.0.dev1-py3-none-any.whl", "published 1 of 1 wheel", "Install: pip install")
                .doesNotContain(ESCAPE, "\r");
        assertThat(there("1.0.dev1")).containsOnlyKeys(name(wheel));
        Schema.REPORT.accepts(Files.readAllBytes(directory.resolve("nightly-wheels/report.json")));
    }

    @Test
    void expandsAPatternThatNoShellHasExpanded() throws Exception {
        wheel("1.0.dev2");
        MainRun run = run(WITH_TOKEN, command("publish", "d*/*dev2*.whl"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(there("1.0.dev1")).isEmpty();
        assertThat(there("1.0.dev2")).hasSize(1);
    }

    @Test
    void endsWithOneForARefusal() throws Exception {
        MainRun run = run(Map.of("ANACONDA_ORG_UPLOAD_TOKEN", "some-other-token"), command("publish", "dist"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error: ", "(nothing was changed)", "remedy ", "server     401");
    }

    @Test
    void checksTheAccessWithATokenThatMavenHasEncrypted() throws Exception {
        Path settings = Files.createDirectory(directory.resolve(".m2"));
        Files.copy(ENCRYPTED.resolve("servers.xml"), settings.resolve("settings.xml"));
        Files.copy(ENCRYPTED.resolve("settings-security.xml"), settings.resolve("settings-security.xml"));
        MainRun run = run(Map.of(), command("check-access", "--projects=demo"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("from settings.xml <server id=\"anaconda.org\">");
        MainRun json = run(Map.of(), command("check-access", "--projects=demo", "--json"));
        Schema.ACCESS.accepts(json.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void checksTheAccessWithATokenThatSettingsHoldAsItIsAndEndsWithOneIfItIsNone() throws Exception {
        Path settings = Files.createDirectory(directory.resolve(".m2")).resolve("settings.xml");
        Files.writeString(settings, settings(TOKEN));
        MainRun run = run(Map.of(), command("check-access", "--projects=demo"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("from settings.xml <server id=\"anaconda.org\">");
        Files.writeString(settings, settings("some-other-token"));
        MainRun refused = run(Map.of(), command("check-access", "--projects=demo"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("error: ", "remedy ");
    }

    private static String settings(String password) {
        return "<settings><servers><server><id>anaconda.org</id><password>" + password
                + "</password></server></servers></settings>";
    }

    @Test
    void listsTheCommandsAndTheOptionsOfEach() throws Exception {
        MainRun all = run(Map.of(), JarProcess.command(directory, "help"));
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("publish", "check-access", "status", "prune", "version", "package-wheel", "Exit codes: ");
        MainRun one = run(Map.of(), JarProcess.command(directory, "help", "prune"));
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(one.out()).contains("--keep-versions", "--confirm");
    }

    @Test
    void isAJarOfItsOwnWithTheLicensesOfWhatItHolds() throws IOException {
        assertThat(entries(JarProcess.JAR))
                .contains(
                        "io/github/nightlywheels/cli/Main.class", "META-INF/licenses/Apache-2.0.txt", "META-INF/NOTICE")
                .anyMatch(name -> name.endsWith("picocli/CommandLine.class"));
        Path plugin = JarProcess.JAR.resolveSibling(name(JarProcess.JAR).replace("-cli.jar", ".jar"));
        assertThat(entries(plugin))
                .contains("META-INF/maven/plugin.xml")
                .noneMatch(name -> name.startsWith("io/github/nightlywheels/cli/") && name.endsWith(".class"))
                .noneMatch(name -> name.contains("picocli"));
    }

    private static List<String> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void packsAWheelOfAVersionThatItPrinted() throws Exception {
        MainRun version = run(Map.of(), JarProcess.command(directory, "version", "--version-from=2.0-SNAPSHOT"));
        assertThat(version.out()).matches("2\\.0\\.dev\\d{14}\n");
        Path sources = Files.createDirectories(directory.resolve("src/main/python/demo"));
        Files.writeString(sources.resolve("__init__.py"), "");
        String number = version.out().strip();
        MainRun run = run(
                Map.of(),
                JarProcess.command(
                        directory, "package-wheel", "--name=demo", "--version=" + number, "--wheel-directory=dist"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(WheelReader.read(directory.resolve("dist/demo-" + number + "-py3-none-any.whl"))
                        .metadata()
                        .name()
                        .text())
                .isEqualTo("demo");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsTheTruthWhenItIsInterruptedAndGoesOnTheNextTime() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        fake.before(Endpoint.STORAGE, sending::countDown);
        fake.stalls(Endpoint.STORAGE, 1).lease(Duration.ofMillis(1)); // the next run need not wait
        List<String> command = interruptible(command("publish", "dist"));
        Path summary = directory.resolve("summary.md");
        Map<String, String> variables = new TreeMap<>(WITH_TOKEN);
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_STEP_SUMMARY", summary.toString());
        try (JarProcess process = JarProcess.start(directory, variables, command)) {
            assertThat(sending.await(1, TimeUnit.MINUTES)).isTrue();
            process.interrupt();
            MainRun run = await(process);
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.err())
                    .containsPattern("not (published|known): " + name(wheel))
                    .containsPattern("run again: what is (published|done) stays");
            assertThat(run.out() + run.err()).doesNotContain("published 1 of 1");
            assertThat(run.out()).contains("::error title=", "Report: nightly-wheels/report.html");
            Schema.REPORT.accepts(Files.readAllBytes(directory.resolve("nightly-wheels/report.json")));
            assertThat(summary).content().contains("Published 0 of 1 wheel", "run again: what is ");
        }
        fake.behavesAgain();
        MainRun next = run(WITH_TOKEN, command("publish", "dist"));
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(there("1.0.dev1")).containsOnlyKeys(name(wheel));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsWhatIsRemovedWhenAPruningIsInterrupted() throws Exception {
        for (int number = 2; number < 5; number++) {
            fake.distribution(
                    "acme",
                    "demo",
                    "1.0.dev" + number,
                    "demo-1.0.dev" + number + "-py3-none-any.whl",
                    new byte[100],
                    Instant.now().minus(Duration.ofDays(10 - number)),
                    "main");
        }
        CountDownLatch asked = new CountDownLatch(1);
        fake.before(Endpoint.DIST_DELETE, () -> {});
        fake.before(Endpoint.DIST_DELETE, asked::countDown);
        fake.after(Endpoint.DIST_DELETE, () -> fake.stalls(Endpoint.DIST_DELETE, 1));
        List<String> command = interruptible(command("prune", "--projects=demo", "--keep-versions=1", "--confirm"));
        try (JarProcess process = JarProcess.start(directory, WITH_TOKEN, command)) {
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            process.interrupt();
            MainRun run = await(process);
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.err())
                    .contains(
                            "error: The pruning of acme was stopped from outside before it ended.",
                            "not known: demo-1.0.dev3-py3-none-any.whl",
                            "removed: demo-1.0.dev2-py3-none-any.whl",
                            "run it again without --confirm to see what is left");
            assertThat(run.out()).contains("Report: nightly-wheels/report.html").doesNotContain(TOKEN);
            Schema.REPORT.accepts(Files.readAllBytes(directory.resolve("nightly-wheels/report.json")));
        }
        assertThat(there("1.0.dev2")).isEmpty();
        assertThat(there("1.0.dev4")).hasSize(1);
    }

    @Test
    void showsWhatAChannelHasAndEndsWithOneIfItIsNoLongerFed() throws Exception {
        fake.distribution(
                "acme",
                "demo",
                "0.9.dev1",
                "demo-0.9.dev1-py3-none-any.whl",
                new byte[1000],
                Instant.now().minus(Duration.ofDays(30)),
                "main");
        MainRun run = run(Map.of(), command("status", "dist"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("acme has 1 file of 1 project", "Report: nightly-wheels/status.html");
        MainRun stale = run(Map.of(), command("status", "--json", "--stale-after=7", "dist"));
        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.err()).contains("error: ", "remedy ");
        Schema.STATUS.accepts(stale.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void listsWhatARuleDoesNotKeepAndRemovesItWhenToldTo() throws Exception {
        run(WITH_TOKEN, command("publish", "dist"));
        Files.delete(wheel);
        wheel("1.0.dev2");
        run(WITH_TOKEN, command("publish", "dist"));
        MainRun listed = run(Map.of(), command("prune", "--keep-versions=1", "dist"));
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("Would remove 1 file", "To remove them, run this with --confirm and a token");
        assertThat(there("1.0.dev1")).hasSize(1);
        MainRun refused = run(Map.of(), command("prune", "--keep-versions=1", "--confirm", "dist"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("error: No upload token was found");
        MainRun removed = run(WITH_TOKEN, command("prune", "--json", "--keep-versions=1", "--confirm", "dist"));
        assertThat(removed.exitCode()).as(removed.err()).isZero();
        Schema.REPORT.accepts(removed.out().getBytes(StandardCharsets.UTF_8));
        assertThat(there("1.0.dev1")).isEmpty();
        assertThat(there("1.0.dev2")).hasSize(1);
    }

    @Test
    void tellsOfASettingsFileThatCannotBeRead() throws Exception {
        Path settings = Files.createDirectory(directory.resolve(".m2")).resolve("settings.xml");
        Files.writeString(settings, "<settings><servers><server></settings>");
        MainRun run = run(Map.of(), command("publish", "dist"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error: ", settings.toString(), "remedy ");
        assertThat(fake.requests()).isEmpty();
    }

    /** A jar that lacks a class stands for what nobody has foreseen. */
    @Test
    void endsWithSeventyForABug() throws Exception {
        MainRun run =
                run(Map.of(), JarProcess.commandOf(damagedJar(), directory, "version", "--version-from=1.2-SNAPSHOT"));
        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error: ", "the command version", "java.lang.ClassNotFoundException", "remedy ", "\n    at ");
    }

    private Path damagedJar() throws IOException {
        Path damaged = Files.copy(JarProcess.JAR, directory.resolve("damaged.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(damaged)) {
            Files.delete(zip.getPath("io/github/nightlywheels/version/MavenVersion.class"));
        }
        return damaged;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void showsOneLineOfProgressOnATerminal() throws Exception {
        fake.link(Duration.ofMillis(1), 4_000_000, 4_000_000);
        MainRun run = run(with(WITH_TOKEN, "TERM", "xterm"), onTerminal(command("publish", "dist")));
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("\r" + ERASE + "Sent 0 of 1 wheel", "published 1 of 1 wheel");
        assertThat(lastLineOfProgress(run.out())).isEqualTo("\r" + ERASE);
    }

    /** What is drawn last; an empty line, so that nothing of it stays. */
    private static String lastLineOfProgress(String out) {
        return Arrays.stream(out.split("(?=\r" + "\u001b\\[K)"))
                .filter(part -> part.startsWith("\r" + ERASE))
                .map(part -> part.lines().findFirst().orElse(""))
                .map(part -> part.contains("Sent ") ? part : "\r" + ERASE)
                .reduce((earlier, later) -> later)
                .orElse("none");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void usesNoColorsOnATerminalIfTheyAreUnwanted() throws Exception {
        MainRun run = run(with(TERMINAL, "NO_COLOR", "1"), onTerminal(command("publish", "dist")));
        assertThat(run.out()).contains("error: ").doesNotContain(RED);
    }
}

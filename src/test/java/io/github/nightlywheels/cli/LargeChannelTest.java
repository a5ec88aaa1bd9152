package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel of 200 projects with 100 files each, looked after by processes with little memory. */
@Timeout(300)
class LargeChannelTest {
    private static final String TOKEN = "nt-0123456789abcdef";
    private static final int PROJECTS = 200;
    private static final String[] NAMES =
            IntStream.range(0, PROJECTS).mapToObj(number -> "demo" + number).toArray(String[]::new);
    private static final int VERSIONS = 10;
    private static final int FILES_EACH = 10;

    /** All the heap that a process has, with what it needs when idle. */
    private static final String HEAP = "-Xmx64m";

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", NAMES);

    @BeforeEach
    void fillTheChannel() {
        for (String name : NAMES) {
            fake.manyReleases("acme", name, VERSIONS, FILES_EACH, Instant.now(), Duration.ofDays(1), "main");
        }
    }

    private JsonNode run(String command, String report, String... further) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command,
                "--organization=acme",
                "--api-url=" + fake.apiUrl(),
                "--projects=*",
                "--report-directory=" + directory));
        words.addAll(List.of(further));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().put("ANACONDA_ORG_UPLOAD_TOKEN", TOKEN);
        int exitCode = builder.start().waitFor();
        assertThat(exitCode).as(told()).isZero();
        return new ObjectMapper().readTree(directory.resolve(report).toFile());
    }

    private String told() throws IOException {
        String out = Files.readString(directory.resolve("out.txt"));
        return out.substring(0, Math.min(2000, out.length())) + Files.readString(directory.resolve("err.txt"));
    }

    @Test
    void showsAllOfItInOneRequestPerProjectAndOneForTheirNames() throws Exception {
        JsonNode status = run("status", "status.json", "--keep-versions=9");
        assertThat(status.path("projects")).hasSize(PROJECTS);
        assertThat(status.findValues("files").stream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(2 * PROJECTS * VERSIONS * FILES_EACH);
        assertThat(fake.requests()).hasSize(PROJECTS + 1);
        assertThat(directory.resolve("status.html")).isNotEmptyFile();
    }

    @Test
    void listsWhatWouldGoInOneRequestPerProjectAndOneForTheirNames() throws Exception {
        JsonNode report = run("prune", "report.json", "--keep-versions=9");
        assertThat(report.at("/prunes/0/removed")).hasSize(PROJECTS * FILES_EACH);
        assertThat(fake.requests()).hasSize(PROJECTS + 1);
    }

    @Test
    void removesWithOneMoreReadingOfEachProjectAndTwoRequestsPerFile() throws Exception {
        Instant old = Instant.now().minus(Duration.ofDays(VERSIONS));
        for (String name : NAMES) {
            fake.distribution("acme", name, "0.9.dev0", name + "-0.9.dev0-py3-none-any.whl", new byte[1], old, "main");
        }
        JsonNode report = run("prune", "report.json", "--keep-versions=" + VERSIONS, "--confirm");
        assertThat(report.at("/prunes/0/freedBytes").asInt()).isEqualTo(PROJECTS);
        assertThat(fake.count(Endpoint.PACKAGE_GET)).isEqualTo(2 * PROJECTS);
        assertThat(fake.count(Endpoint.DIST_DELETE)).isEqualTo(PROJECTS);
        assertThat(fake.requests()).hasSize(1 + 4 * PROJECTS);
        assertThat(fake.releases("acme", "demo7")).hasSize(VERSIONS);
    }
}

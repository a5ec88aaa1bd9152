package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Projects with many thousand files, and answers that are no listing at all. */
@Timeout(300)
class LongListingsTest {
    private static final ProjectName DEMO = new ProjectName("demo");
    private static final String FILE = "{\"basename\": \"demo-1.0.dev%1$d-cp312-cp312-manylinux_2_28_x86_64.whl\","
            + " \"version\": \"%2$s\", \"sha256\": \"%1$064d\", \"md5\": \"%1$032d\", \"size\": %1$d, \"labels\": [\"main\"],"
            + " \"upload_time\": \"2026-11-22 03:00:00.099000+00:00\", \"description\": \"%3$s\", \"attrs\": {}}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int files;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        try (exchange) {
            if (path.startsWith("/package/")) {
                list(exchange, "{\"name\": \"demo\", \"owner\": {\"login\": \"acme\"}, \"files\": [", "1.0.dev%d");
            } else if (path.startsWith("/release/")) {
                list(exchange, "{\"version\": \"1.0\", \"distributions\": [", "1.0");
            } else if (path.startsWith("/dist/")) {
                exchange.sendResponseHeaders(200, 1L << 40);
            } else {
                blanks(exchange);
            }
        }
    }

    private void list(HttpExchange exchange, String start, String version) throws IOException {
        exchange.sendResponseHeaders(200, files < 0 ? 1L << 40 : 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            String description = "d".repeat(700);
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int file = 0; file < files; file++) {
                out.write((file == 0 ? "" : ",").getBytes(StandardCharsets.UTF_8));
                out.write(FILE.formatted(file, version.formatted(file / 50), description)
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** More blanks than anybody reads. */
    private static void blanks(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        OutputStream out = exchange.getResponseBody();
        for (int chunk = 0; chunk < 1 << 12; chunk++) {
            out.write(blanks);
        }
    }

    private AnacondaChannel channel() {
        return new LocalChannel("acme", AnacondaRun.TOKEN).open(url());
    }

    /** What is done in a JVM with little memory; ends with 0 if all files were seen, and those that matter were kept. */
    public static void main(String[] arguments) {
        Release release = new Release(DEMO, "1.0");
        String wanted = "demo-1.0.dev77-cp312-cp312-manylinux_2_28_x86_64.whl";
        try (AnacondaChannel channel = new LocalChannel("acme", AnacondaRun.TOKEN).open(arguments[0])) {
            Map<Release, List<Distribution>> found = channel.readFiles(Map.of(release, Set.of(wanted)));
            int all = count(channel.history(DEMO));
            boolean isRight = all == Integer.parseInt(arguments[1])
                    && found.getOrDefault(release, List.of()).stream()
                            .map(Distribution::filename)
                            .toList()
                            .equals(List.of(wanted));
            System.exit(isRight ? 0 : 3);
        }
    }

    private static int count(List<PublishedRelease> history) {
        return history.stream()
                .mapToInt(release -> release.distributions().size())
                .sum();
    }

    @Test
    void twentyThousandFilesFitIntoLittleMemory() throws Exception {
        files = 20_000;
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongListingsTest.class.getName(),
                        url(),
                        "20000")
                .inheritIO()
                .start();
        assertThat(small.waitFor()).isZero();
        assertThat(requests).containsExactly("/release/acme/demo/1.0", "/package/acme/demo");
    }

    @Test
    void seventyThousandFilesAreReadOnce() {
        files = 70_000;
        try (AnacondaChannel channel = channel()) {
            List<PublishedRelease> history = channel.history(DEMO);
            assertThat(history).hasSize(1400);
            assertThat(count(history)).isEqualTo(70_000);
            channel.history(DEMO);
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void aListingThatIsReallyTooLongIsToldAsThatAndNotAskedForAgain() {
        files = -1;
        try (AnacondaChannel channel = channel()) {
            FailureException failed = catchThrowableOfType(FailureException.class, () -> channel.history(DEMO));
            assertThat(failed.failure())
                    .isEqualTo(new TransferFailure.AnswerTooLong(
                            "look up the project demo", url().replace("http://", ""), 1024L * 1024 * 1024));
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsToldAsThatAndNotAskedForAgain() {
        try (AnacondaChannel channel = channel()) {
            assertThat(channel.probe(List.of()).essentials().account().why())
                    .contains("is longer than " + 64L * 1024 * 1024 + " bytes (ask whose token it is)");
        }
        assertThat(requests).filteredOn("/user"::equals).hasSize(1);
    }
}

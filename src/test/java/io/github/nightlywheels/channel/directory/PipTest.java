package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.nightlywheels.channel.RealPip;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real pip, which finds nothing but this channel: no configuration, no environment, no cache. */
@Timeout(180)
class PipTest {
    @TempDir
    Path temporary;

    private Path directory;
    private DirectoryChannel channel;

    @BeforeAll
    static void findPip() {
        RealPip.assumeThatItIsThere(PipTest.class);
    }

    @BeforeEach
    void publishWheels() {
        directory = temporary.resolve("night ly+");
        channel = channel(directory);
        Path built = temporary.resolve("dist");
        publish(
                channel,
                List.of(
                        new Upload(wheel(built, "Demo.Pkg", "1.0", "release"), NEW),
                        new Upload(wheel(built, "Demo.Pkg", "1.1.dev1+cu12.1", "nightly"), NEW),
                        new Upload(
                                WheelReader.read(WheelBuilder.wheel("Demo.Pkg", "1.2.dev1")
                                        .metadata("Requires-Python", ">=99")
                                        .buildIn(built)),
                                NEW)));
    }

    @Test
    void installsTheNewestNightlyFromTheFileUrl() throws Exception {
        installs(channel.indexUrl(List.of("main")).orElseThrow());
    }

    @Test
    void installsFromBothOfTwoBuildsThatWroteAtOnce() throws Exception {
        try (OtherBuild linux = new OtherBuild(directory, temporary.resolve("a"), "linux", 3, -1);
                OtherBuild windows = new OtherBuild(directory, temporary.resolve("b"), "windows", 3, -1)) {
            linux.go();
            windows.go();
            assertThat(linux.await() + windows.await()).isZero();
        }
        for (String version : List.of("1.0.dev2+linux", "1.0.dev2+windows")) {
            Path target = temporary.resolve(version);
            RealPip.Result pip = pip(target, channel.indexUrl(List.of("main")).orElseThrow(), "demo==" + version);
            assertThat(pip.exit()).as(pip.output()).isZero();
        }
        assertThat(temporary.resolve("1.0.dev2+linux/content.txt")).hasContent("linux2");
        assertThat(temporary.resolve("1.0.dev2+windows/content.txt")).hasContent("windows2");
    }

    @Test
    void installsTheNewestNightlyFromAStaticWebServer() throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, requests));
        server.start();
        try {
            installs("http://127.0.0.1:" + server.getAddress().getPort() + "/acme/simple");
        } finally {
            server.stop(0);
        }
        assertThat(requests).anyMatch(path -> path.endsWith("/demo_pkg-1.1.dev1+cu12.1-py3-none-any.whl"));
    }

    private void installs(String indexUrl) throws IOException, InterruptedException {
        Path target = temporary.resolve("target");
        RealPip.Result pip = pip(target, indexUrl, "demo-pkg");
        assertThat(pip.exit()).as(pip.output()).isZero();
        assertThat(target.resolve("content.txt")).hasContent("nightly");
        assertThat(target.resolve("demo_pkg-1.1.dev1+cu12.1.dist-info")).exists();
        assertThat(pip.output()).contains("Looking in indexes: " + indexUrl + System.lineSeparator());
        assertThat(pip.output()).doesNotContain("Looking in links");
    }

    private RealPip.Result pip(Path target, String indexUrl, String requirement)
            throws IOException, InterruptedException {
        return RealPip.install(temporary, target, indexUrl, requirement);
    }

    /** What any static web server does, and no more: no content negotiation, {@code index.html} for a directory. */
    private void serve(HttpExchange exchange, List<String> requests) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        Path file = directory.resolve(path.substring(1));
        if (Files.isDirectory(file)) {
            file = file.resolve("index.html");
        }
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            byte[] content = Files.readAllBytes(file);
            String type = file.toString().endsWith(".html") ? "text/html" : "application/octet-stream";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }
}

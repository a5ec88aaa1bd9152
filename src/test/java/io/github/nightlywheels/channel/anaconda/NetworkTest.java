package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies, redirects, encryption: what lies between the channel and its server. */
class NetworkTest {
    private static final String TOKEN = "tk-very-secret-1234";
    private static final String ORGANIZATION = "acme";
    private static final Authenticator ANN = new Authenticator() {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("ann", "pass".toCharArray());
        }
    };

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    private AnacondaChannel channel(String apiUrl, ProxySelector proxies, InsecureHttp insecure) {
        return new LocalChannel(ORGANIZATION, TOKEN)
                .timeout(Duration.ofSeconds(10))
                .threads(2)
                .limits(0, Duration.ZERO)
                .proxies(proxies, ANN)
                .insecure(insecure)
                .exchanges(exchange -> told.add(exchange.line()))
                .open(apiUrl);
    }

    private AnacondaChannel direct(String apiUrl) {
        return channel(apiUrl, ProxySelector.of(null), InsecureHttp.LOOPBACK_ONLY);
    }

    private static Failure failureOf(AnacondaChannel channel) {
        try (channel) {
            return catchThrowableOfType(FailureException.class, () -> channel.history(new ProjectName("demo")))
                    .failure();
        }
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private String serve(HttpServer server, Handler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
        servers.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String serve(Handler handler) throws IOException {
        return serve(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), handler);
    }

    private void answerUser(HttpExchange exchange) throws IOException {
        seen.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        byte[] body = "{\"login\": \"jdoe\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Handler redirectTo(int status, String url) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", url);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    @Test
    void followsARedirectToAnotherHostWithoutTheToken() throws IOException {
        String other = serve(this::answerUser);
        try (AnacondaChannel channel = direct("http://" + serve(redirectTo(302, "http://" + other + "/moved")))) {
            assertThat(channel.probe(List.of()).essentials().account().known().map(Account::login))
                    .contains("jdoe");
        }
        assertThat(seen).containsOnly("/moved []");
    }

    @Test
    void followsARedirectOnTheSameHostWithTheToken() throws IOException {
        String host = serve(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/user")) {
                redirectTo(301, "/moved").handle(exchange);
            } else {
                answerUser(exchange);
            }
        });
        try (AnacondaChannel channel = direct("http://" + host)) {
            assertThat(channel.probe(List.of()).essentials().account().known().map(Account::login))
                    .contains("jdoe");
        }
        assertThat(seen).contains("/moved [token " + TOKEN + "]");
    }

    @Test
    void tellsOfEachRedirectWithoutItsQuery() throws IOException {
        String other = serve(this::answerUser);
        String host = serve(redirectTo(302, "http://ann:pass@" + other + "/moved?signature=abc"));
        try (AnacondaChannel channel = direct("http://" + host)) {
            assertThat(channel.probe(List.of()).essentials().account().known()).isPresent();
        }
        assertThat(told)
                .anyMatch(line -> line.matches("GET /user 302 in \\d+ ms, attempt 1 \\(" + host + "\\)"))
                .anyMatch(line -> line.matches("GET /moved 200 in \\d+ ms, attempt 1 \\(" + other + "\\)"))
                .noneMatch(line -> line.contains("abc") || line.contains("pass") || line.contains(TOKEN));
    }

    /** Answers whatever comes as a server of plain HTTP answers what is no request. */
    private static void refuse(ServerSocket server) {
        try (Socket socket = server.accept()) {
            int ignored = socket.getInputStream().read(new byte[1000]);
            assert ignored >= 0;
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isNotNull();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerOfPlainHttpIsNotAskedAgainForEncryption() throws IOException {
        List<String> pauses = new ArrayList<>();
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        String host = "127.0.0.1:" + server.getLocalPort();
        CompletableFuture<Void> refusing = CompletableFuture.runAsync(() -> refuse(server));
        Failure failure = failureOf(new LocalChannel(ORGANIZATION, TOKEN)
                .listener((operation, reason, pause) -> pauses.add(reason))
                .open("https://" + host));
        assertThat(failure)
                .isEqualTo(
                        new TransferFailure.Unreachable(
                                "look up the project demo",
                                host,
                                "what answers there does not speak TLS, so https: is the wrong scheme or it is the wrong port"));
        assertThat(failure.remedy(new MavenParameterNames())).contains("<apiUrl>");
        assertThat(pauses).isEmpty();
        refusing.join();
        server.close();
    }

    @Test
    void givesUpOnACircleOfRedirects() throws IOException {
        Failure failure = failureOf(direct("http://" + serve(redirectTo(302, "/user"))));
        assertThat(failure).isInstanceOf(TransferFailure.UnexpectedAnswer.class);
        assertThat(failure.reply().map(ServerReply::text))
                .hasValueSatisfying(text -> assertThat(text).matches("redirects to http://127.0.0.1:\\d+/user"));
    }

    @Test
    void namesTheHostThatARedirectLedTo() throws IOException {
        Failure failure = failureOf(direct("http://" + serve(redirectTo(302, "http://localhost:1/user"))));
        assertThat(failure)
                .isEqualTo(new TransferFailure.Unreachable(
                        "look up the project demo", "localhost:1", "the connection was refused"));
    }

    @Test
    void refusesARedirectThatWouldLeaveTheMachineUnencrypted() throws IOException {
        Failure failure = failureOf(direct("http://" + serve(redirectTo(302, "http://nightly.example/user"))));
        assertThat(failure).isEqualTo(new ConfigurationFailure.InsecureUrl("http://nightly.example:80"));
    }

    @Test
    void refusesPlainHttpToOtherMachinesBeforeAnyRequest() {
        FailureException refused =
                catchThrowableOfType(FailureException.class, () -> direct("http://nightly.example:8080/api"));
        assertThat(refused.failure()).isEqualTo(new ConfigurationFailure.InsecureUrl("http://nightly.example:8080"));
    }

    @Test
    void takesEveryLoopbackAddressForThisMachine() throws IOException {
        for (String url : List.of("http://localhost:1", "http://127.0.0.9:1", "http://[::1]:1")) {
            assertThat(failureOf(direct(url))).as(url).isInstanceOf(TransferFailure.Unreachable.class);
        }
    }

    @Test
    void allowsPlainHttpElsewhereWhenAsked() {
        channel("http://nightly.example", ProxySelector.of(null), InsecureHttp.ANYWHERE)
                .close();
    }

    @Test
    void sendsWhatIsPlainThroughTheProxyWithItsCredentials() throws IOException {
        HttpClient forward = HttpClient.newHttpClient();
        try (FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, ORGANIZATION, "demo")) {
            String proxy = serve(exchange -> {
                seen.add(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
                HttpRequest request = HttpRequest.newBuilder(exchange.getRequestURI())
                        .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                        .build();
                HttpResponse<byte[]> response = forward.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                        .join();
                exchange.sendResponseHeaders(response.statusCode(), response.body().length);
                exchange.getResponseBody().write(response.body());
            });
            int port = Integer.parseInt(proxy.substring(proxy.indexOf(':') + 1));
            ProxySelector choice = ProxySelector.of(new InetSocketAddress("127.0.0.1", port));
            try (AnacondaChannel channel = channel(fake.apiUrl(), choice, InsecureHttp.LOOPBACK_ONLY)) {
                assertThat(channel.probe(List.of())
                                .essentials()
                                .account()
                                .known()
                                .map(Account::login))
                        .contains("jdoe");
            }
        }
        assertThat(seen)
                .containsOnly(
                        "Basic " + Base64.getEncoder().encodeToString("ann:pass".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void opensATunnelThroughTheProxyWithItsCredentials() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> tunnel = CompletableFuture.supplyAsync(() -> refuseTunnels(proxy));
            ProxySelector choice = ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.getLocalPort()));
            Failure failure = failureOf(channel("https://nightly.example", choice, InsecureHttp.LOOPBACK_ONLY));
            assertThat(failure).isInstanceOf(TransferFailure.Unreachable.class);
            assertThat(tunnel.join())
                    .containsExactly(
                            "CONNECT nightly.example:443 HTTP/1.1",
                            "Proxy-Authorization: Basic "
                                    + Base64.getEncoder().encodeToString("ann:pass".getBytes(StandardCharsets.UTF_8)))
                    .noneMatch(line -> line.contains(TOKEN));
        }
    }

    /** Asks for credentials until they come; returns the request line and the credentials. */
    private static List<String> refuseTunnels(ServerSocket proxy) {
        try {
            while (true) {
                try (Socket socket = proxy.accept()) {
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                    List<String> lines = new ArrayList<>();
                    for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                        lines.add(line);
                    }
                    Optional<String> credentials = lines.stream()
                            .filter(line -> line.startsWith("Proxy-Authorization:"))
                            .findFirst();
                    String status = credentials.isPresent() ? "502 Bad Gateway" : "407 Proxy Authentication Required";
                    socket.getOutputStream()
                            .write(("HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                                            + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    if (credentials.isPresent()) {
                        return List.of(lines.get(0), credentials.get());
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatACertificateIsNotTrusted(@TempDir Path directory) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory)));
        String host = serve(server, this::answerUser);
        Failure failure = failureOf(direct("https://" + host));
        assertThat(failure).isInstanceOf(TransferFailure.TlsFailed.class);
        assertThat(failure.remedy(new MavenParameterNames())).contains("-Djavax.net.ssl.trustStore=FILE");
        assertThat(seen).isEmpty();
    }

    private static SSLContext selfSigned(Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = keytool.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(text).isZero();
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}

package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.BalancedListener;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.api.PypiServer.Family;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.TestClock;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;

/** A fake server, and runs of the plugin's engine against it, in time that nobody waits for. */
final class PypiRun implements AutoCloseable {
    static final String VERSION = "1.0.dev1";

    final FakePypi fake = new FakePypi();
    final TestClock clock = new TestClock();

    /** The files that the server was heard to have taken, before they were read back. */
    final List<String> committed = new CopyOnWriteArrayList<>();

    /** The tokens that the server made for the runs. */
    final List<Token> made = new CopyOnWriteArrayList<>();

    private final Path directory;
    private Family family = Family.OTHER;
    private Optional<String> index;
    private String uploadUrl;
    private OnConflict onConflict = OnConflict.REPLACE;
    private final Map<String, Runnable> whenTaken = new HashMap<>();
    private RetryLimits limits = new RetryLimits(8, Duration.ofMinutes(10));
    private Optional<Token> token;
    private Map<String, String> environment = Map.of();
    private List<String> warnings = List.of();
    private int threads = 4;
    private ConnectionSettings.Resolver resolver = host -> List.of(InetAddress.getAllByName(host));

    PypiRun(Path directory) {
        this.directory = directory;
        this.index = Optional.of(fake.indexUrl());
        this.uploadUrl = fake.uploadUrl();
        this.token = Optional.of(Token.ofBasic(Optional.of(fake.user()), fake.password(), "the test"));
    }

    /** Takes the server for PyPI itself. */
    PypiRun asPypi() {
        family = Family.PYPI;
        return this;
    }

    /** Takes the server for one that is not known. */
    PypiRun asOther() {
        family = Family.OTHER;
        return this;
    }

    /** Takes the server for TestPyPI, and lets it want that one's identities. */
    PypiRun asTestPypi() {
        family = Family.TESTPYPI;
        fake.audience("testpypi");
        return this;
    }

    /** Uploads to another address. */
    PypiRun uploadsTo(String url) {
        uploadUrl = url;
        return this;
    }

    /** Names the server, which nobody resolves. */
    PypiRun hasNoNameService() {
        return nameServiceFails(Integer.MAX_VALUE);
    }

    /** Names the server, which nobody resolves that often. */
    PypiRun nameServiceFails(int times) {
        AtomicInteger asked = new AtomicInteger();
        uploadUrl = uploadUrl.replace("127.0.0.1", "localhost");
        index = index.map(url -> url.replace("127.0.0.1", "localhost"));
        resolver = host -> {
            if (asked.getAndIncrement() < times) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getAllByName("127.0.0.1"));
        };
        return this;
    }

    PypiRun readsIndexAt(String url) {
        index = Optional.of(url);
        return this;
    }

    PypiRun withoutIndex() {
        index = Optional.empty();
        return this;
    }

    PypiRun onConflict(OnConflict policy) {
        onConflict = policy;
        return this;
    }

    PypiRun limits(int most, Duration total) {
        limits = new RetryLimits(most, total);
        return this;
    }

    PypiRun token(Token other) {
        token = Optional.of(other);
        return this;
    }

    PypiRun environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    PypiRun threads(int number) {
        threads = number;
        return this;
    }

    /** A small wheel; another content gives another digest under the same name. */
    Wheel wheel(String project, String version, String python, String content) {
        return read(WheelBuilder.wheel(project, version)
                .tags(python, "none", "any")
                .file("content.txt", content)
                .buildIn(directory.resolve(content)));
    }

    /** A wheel of the project {@code demo}. */
    Wheel demo(String content) {
        return wheel("demo", VERSION, "py3", content);
    }

    static Wheel read(Path file) {
        return WheelReader.read(file);
    }

    PypiServer server() {
        String name = switch (family) {
            case PYPI -> "PyPI";
            case TESTPYPI -> "TestPyPI";
            case OTHER -> "server";
        };
        return new PypiServer(name, HttpUrl.get(uploadUrl), index.map(HttpUrl::get), family);
    }

    PypiChannel channel() {
        ConnectionSettings direct = ConnectionSettings.direct(Duration.ofSeconds(20), threads, "test/1.0");
        ConnectionSettings network = new ConnectionSettings(
                direct.timeout(),
                direct.threads(),
                direct.userAgent(),
                direct.proxies(),
                direct.proxyCredentials(),
                direct.insecureHttp(),
                resolver,
                direct.listener());
        Retrier retrier = new Retrier(limits, clock, clock, () -> 0.5, (operation, reason, pause) -> {});
        ChannelListener listener = new RecordingListener() {
            @Override
            public void tokenMade(Token token) {
                made.add(token);
            }
        };
        return new PypiChannel(server(), token, environment, network, retrier, clock, listener, Duration.ofMinutes(2));
    }

    /** Plans and publishes as the goal does. */
    Summary publish(Wheel... wheels) {
        BalancedListener listener = new BalancedListener() {
            @Override
            public void committed(Upload upload) {
                committed.add(upload.filename());
                whenTaken.getOrDefault(upload.filename(), () -> {}).run();
            }
        };
        try (PypiChannel channel = channel()) {
            Publisher publisher = new Publisher(channel, List.of("main"), onConflict);
            Plan plan = publisher.plan(Arrays.asList(wheels), () -> {});
            Summary summary = publisher.publish(plan, listener);
            warnings = channel.warnings();
            assertThat(listener.faults()).isEmpty();
            return summary;
        }
    }

    /** Does it as soon as the server is known to have taken the file. */
    void whenTaken(String filename, Runnable what) {
        whenTaken.put(filename, what);
    }

    /** What the channel had to say besides. */
    List<String> warnings() {
        return warnings;
    }

    /** Publishes, and requires that it went well, by the book, and that the server holds these wheels. */
    Summary publishes(Wheel... wheels) {
        Summary summary = publish(wheels);
        assertThat(summary.failure().map(FailureException::getMessage)).isEmpty();
        assertHolds(wheels);
        return summary;
    }

    void assertHolds(Wheel... wheels) {
        for (Wheel wheel : wheels) {
            assertThat(fake.find(wheel.filename().text()).map(file -> file.digest("SHA-256")))
                    .as(wheel.filename().text())
                    .contains(wheel.digests().sha256());
        }
        assertThat(fake.violations()).isEmpty();
    }

    static Failure failure(Summary summary) {
        return summary.failure().orElseThrow().failure();
    }

    @Override
    public void close() {
        fake.close();
    }
}

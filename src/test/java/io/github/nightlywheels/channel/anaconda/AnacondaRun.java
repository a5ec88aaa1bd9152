package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.EngineListener;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.http.Exchange;
import io.github.nightlywheels.retry.TestClock;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake server with an organization and a writer, and runs of the plugin's engine against it, in time that nobody waits for. */
public final class AnacondaRun implements AutoCloseable {
    static final String ORGANIZATION = "spnw";
    static final String LOGIN = "jdoe";
    static final String TOKEN = "jd-0123456789abcdef";
    static final String VERSION = "1.0.dev1";
    private static final AccessRules RULES = new AccessRules(
            OrganizationTokens.REFUSED,
            Duration.ofDays(30),
            Optional.empty(),
            Optional.empty(),
            new AccessRules.Retention(Duration.ofDays(30), 5));
    private static final byte[] OTHER = {1, 2, 3};

    final TestClock clock = new TestClock();
    public final FakeAnaconda fake;
    private final Path directory;
    private final List<String> retries = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final LocalChannel local = new LocalChannel(ORGANIZATION, TOKEN)
            .threads(4)
            .clock(clock)
            .sleeper(clock)
            .resolver(host -> List.of(resolve(host)))
            .listener((operation, reason, pause) -> note(operation + ": " + reason))
            .exchanges(this::note);
    private OnConflict onConflict = OnConflict.REPLACE;
    private List<String> labels = List.of("main");
    private List<String> notices = List.of();
    private final AtomicInteger unknown = new AtomicInteger();
    private String apiUrl;

    /** A writer of the given projects, which exist and are empty. */
    public AnacondaRun(Path directory, String... projects) {
        this.directory = directory;
        this.fake =
                FakeAnaconda.withWriter(LOGIN, TOKEN, ORGANIZATION, projects).follows(clock);
        this.apiUrl = fake.apiUrl();
    }

    AnacondaRun limits(int most, Duration total) {
        local.limits(most, total);
        return this;
    }

    AnacondaRun timeout(Duration time) {
        local.timeout(time);
        return this;
    }

    AnacondaRun threads(int number) {
        local.threads(number);
        return this;
    }

    AnacondaRun replaceThreads(int number) {
        local.replaceThreads(number);
        return this;
    }

    AnacondaRun visibilityTimeout(Duration time) {
        local.visibilityTimeout(time);
        return this;
    }

    AnacondaRun onConflict(OnConflict policy) {
        onConflict = policy;
        return this;
    }

    /** Reaches the server by a name, which is not known at first, that often. */
    AnacondaRun nameIsUnknown(int times) {
        apiUrl = apiUrl.replace("127.0.0.1", "localhost");
        unknown.set(times);
        return this;
    }

    /** Speaks TLS, which the server does not. */
    AnacondaRun encrypted() {
        apiUrl = apiUrl.replace("http:", "https:");
        return this;
    }

    private InetAddress resolve(String host) throws UnknownHostException {
        if (unknown.getAndDecrement() > 0) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
    }

    AnacondaRun labels(String... all) {
        labels = List.of(all);
        return this;
    }

    private void note(String retry) {
        synchronized (retries) {
            retries.add(retry);
        }
    }

    /** What was retried, and why. */
    List<String> retries() {
        synchronized (retries) {
            return List.copyOf(retries);
        }
    }

    private void note(Exchange exchange) {
        synchronized (exchanges) {
            exchanges.add(exchange);
        }
    }

    /** What was told of the requests, in the order in which they ended. */
    List<Exchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    List<String> notices() {
        return notices;
    }

    /** A small wheel; another content gives another digest under the same name. */
    public Wheel wheel(String project, String version, String python, String content) {
        return read(WheelBuilder.wheel(project, version)
                .tags(python, "none", "any")
                .file("content.txt", content)
                .buildIn(directory.resolve(content)));
    }

    /** A wheel of the project {@code demo}. */
    public Wheel demo(String python, String content) {
        return wheel("demo", VERSION, python, content);
    }

    /** Puts the wheel there as another client would have. */
    void puts(Wheel wheel) {
        try {
            fake.distribution(
                    ORGANIZATION,
                    wheel.metadata().name().text(),
                    wheel.metadata().version(),
                    wheel.filename().text(),
                    Files.readAllBytes(wheel.path()),
                    "main");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the wheel there as another client would have, under this label alone. */
    void putsUnderLabel(Wheel wheel, String label) {
        puts(wheel);
        fake.relabels(
                ORGANIZATION, wheel.metadata().name().text(), wheel.metadata().version(), name(wheel), List.of(label));
    }

    /** Puts the wheel there as another client would have, so many days ago. */
    void putsDaysAgo(Wheel wheel, int days) {
        puts(wheel);
        fake.uploadedAt(
                ORGANIZATION,
                wheel.metadata().name().text(),
                wheel.metadata().version(),
                name(wheel),
                clock.instant().minus(Duration.ofDays(days)));
    }

    /** Puts other content there under the wheel's name, as another job would. */
    void putsOther(Wheel wheel) {
        fake.distribution(
                ORGANIZATION, wheel.metadata().name().text(), wheel.metadata().version(), name(wheel), OTHER, "main");
    }

    /** Deletes what is under the wheel's name, as another job would. */
    void deletes(Wheel wheel) {
        fake.deletes(
                ORGANIZATION, wheel.metadata().name().text(), wheel.metadata().version(), name(wheel));
    }

    /** Requires that what {@link #putsOther} put there is there. */
    void assertHoldsOther(Wheel wheel) {
        assertThat(find(wheel).orElseThrow().size()).isEqualTo(OTHER.length);
    }

    /** How long all pauses were. */
    Duration paused() {
        return clock.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    static String name(Wheel wheel) {
        return wheel.filename().text();
    }

    static Failure failure(Summary summary) {
        return summary.failure().orElseThrow().failure();
    }

    static Wheel read(Path file) {
        return WheelReader.read(file);
    }

    AnacondaChannel channel() {
        return local.open(apiUrl);
    }

    /** Plans and publishes as the goal does; what fails as a whole is thrown, what befalls single wheels is in the summary. */
    Summary publish(Wheel... wheels) {
        BalancedListener listener = new BalancedListener();
        Summary summary = publish(listener, wheels);
        assertThat(listener.faults()).isEmpty();
        return summary;
    }

    /** The same, told to this listener. */
    Summary publish(UploadListener listener, Wheel... wheels) {
        try (AnacondaChannel channel = channel()) {
            Publisher publication = new Publisher(channel, labels, onConflict);
            Plan plan = publication.plan(Arrays.asList(wheels), Admission.to(channel, Arrays.asList(wheels)));
            Summary summary = publication.publish(plan, listener);
            notices = channel.tokenWarning().stream().toList();
            assertDeletesFilesOnly();
            return summary;
        }
    }

    /** Publishes as a front end does, with the checks before and the report after it. */
    PublishResult publishAsBuild(List<Wheel> wheels) {
        return publishAsBuild(wheels, new RecordingListener());
    }

    /** The same, told to this listener. */
    PublishResult publishAsBuild(List<Wheel> wheels, EngineListener listener) {
        PublishRequest request = new PublishRequest(
                new ChannelSettings(
                        ORGANIZATION,
                        apiUrl,
                        new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(20)), // those of the kind count
                        InsecureHttp.LOOPBACK_ONLY),
                labels,
                onConflict,
                PublishMode.PUBLISH,
                PublishRequest.IfNothingNew.WARN,
                Optional.empty(),
                SetRules.none(),
                RULES,
                new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> Optional.of(TOKEN)))),
                List.of(new WheelSet(wheels, List.of(), WheelSet.IfEmpty.FAIL, List.of())),
                Upkeep.NONE);
        LocalKind kind = new LocalKind(clock, usual -> local);
        return new PublishService(new ChannelFactory(List.of(kind)), clock).run(request, listener);
    }

    /** Publishes, and requires that it went well, by the book, and that the channel holds these wheels. */
    public Summary publishes(Wheel... wheels) {
        Summary summary = publish(wheels);
        assertThat(summary.failure().map(FailureException::getMessage)).isEmpty();
        assertHolds(wheels);
        return summary;
    }

    /** Requires that the channel holds each wheel once, as it is, and that the storage has not seen the token. */
    void assertHolds(Wheel... wheels) {
        for (Wheel wheel : wheels) {
            assertThat(find(wheel).map(FakeDistribution::received).map(received -> received.sha256()))
                    .as(wheel.filename().text())
                    .contains(wheel.digests().sha256());
        }
        assertThat(fake.violations()).isEmpty();
        assertThat(fake.storageRequests()).allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKey("authorization");
            assertThat(request.text()).doesNotContain(TOKEN);
        });
    }

    /** What the channel has under the wheel's name. */
    Optional<FakeDistribution> find(Wheel wheel) {
        return Optional.ofNullable(fake.distributions(
                        ORGANIZATION,
                        wheel.metadata().name().text(),
                        wheel.metadata().version())
                .get(wheel.filename().text()));
    }

    /** Requires that no request has asked for the deletion of a release or a package. */
    private void assertDeletesFilesOnly() {
        assertThat(fake.count(Endpoint.RELEASE_DELETE) + fake.count(Endpoint.PACKAGE_DELETE))
                .isZero();
    }

    @Override
    public void close() {
        assertDeletesFilesOnly();
        fake.close();
    }
}

package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.ReadableChannel;
import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.json.StatusJson;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.ProjectOnChannel;
import io.github.nightlywheels.report.model.StatusReport;
import io.github.nightlywheels.report.model.VersionOnChannel;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String OWNER = "acme";

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakeAnaconda fake = new FakeAnaconda().follows(CLOCK);

    private final RecordingListener listener = new RecordingListener();
    private RetentionPolicy policy = RetentionPolicy.of(OptionalInt.empty(), OptionalInt.empty(), Set.of("main"));
    private OptionalInt staleAfter = OptionalInt.empty();
    private OptionalLong quota = OptionalLong.empty();
    private Optional<String> token = Optional.empty();

    private StatusServiceTest wheel(String project, String version, String tags, int daysAgo, int bytes) {
        fake.organization(OWNER);
        fake.distribution(
                OWNER,
                project,
                version,
                project + "-" + version + "-" + tags + ".whl",
                new byte[bytes],
                NOW.minus(Duration.ofDays(daysAgo)),
                "main");
        return this;
    }

    private StatusServiceTest withTwoProjects() {
        return wheel("demo", "1.0.dev1", "cp312-cp312-win_amd64", 9, 100)
                .wheel("demo", "1.0.dev2", "cp312-cp312-win_amd64", 3, 200)
                .wheel("demo", "1.0.dev2", "cp313-cp313-manylinux_2_28_x86_64", 3, 300)
                .wheel("other", "2.0", "py3-none-any", 40, 400);
    }

    private ChannelStatus read(ChannelSettings channel, ProjectSelection projects) {
        TokenSearch tokens = new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> token)));
        return new StatusService(new ChannelFactory(List.of(new DirectoryKind(), new LocalKind(CLOCK))), CLOCK)
                .run(new StatusRequest(channel, projects, tokens, policy, staleAfter, quota), listener);
    }

    private ChannelStatus read(String... projects) {
        ProjectSelection selection = projects.length == 0
                ? ProjectSelection.all()
                : ProjectSelection.of(Stream.of(projects).map(ProjectName::new).toList());
        return read(settings(fake.apiUrl()), selection);
    }

    private static ChannelSettings settings(String url) {
        return new ChannelSettings(
                OWNER,
                url,
                new TransferLimits(4, 0, Duration.ofMinutes(10), Duration.ofSeconds(20)),
                InsecureHttp.LOOPBACK_ONLY);
    }

    private static StatusReport report(ChannelStatus status) {
        StatusReport report = StatusReport.of(status, "0.1.0", ParameterNames.PLAIN);
        Schema.STATUS.accepts(StatusJson.bytes(report));
        return report;
    }

    private static Failure failure(ChannelStatus status) {
        return status.failure().orElseThrow().failure();
    }

    @Test
    void tellsOfAllProjectsWithoutAToken() {
        ChannelStatus status = withTwoProjects().read();
        assertThat(status.failure()).isEmpty();
        assertThat(status.projects().stream().map(project -> project.project().text()))
                .containsExactly("demo", "other");
        assertThat(status.bytes()).isEqualTo(1000);
        ProjectOnChannel demo = report(status).projects().get(0);
        assertThat(demo.newest().orElseThrow().version()).isEqualTo("1.0.dev2");
        assertThat(demo.newest().orElseThrow().days(NOW)).isEqualTo(3);
        assertThat(demo.versions()).hasSize(2);
        assertThat(demo.files()).isEqualTo(3);
        assertThat(demo.platforms().stream().map(Object::toString)).containsExactly("Linux x86-64", "Windows x86-64");
        assertThat(demo.pythons().stream().map(python -> python.label())).containsExactly("Python 3.12", "Python 3.13");
        assertThat(fake.count(Endpoint.PACKAGES)).isEqualTo(1);
        assertThat(fake.count(Endpoint.PACKAGE_GET)).isEqualTo(2);
        assertThat(fake.requests())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void asksForTheNamedProjectsOnly() {
        ChannelStatus status = withTwoProjects().read("other", "other");
        assertThat(status.projects()).hasSize(1);
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void saysWhatPruningWouldRemove() {
        policy = RetentionPolicy.of(OptionalInt.of(1), OptionalInt.empty(), Set.of("main"));
        StatusReport report = report(withTwoProjects().read());
        assertThat(report.removedFiles()).isEqualTo(1);
        assertThat(report.removedBytes()).isEqualTo(100);
        assertThat(new String(StatusJson.bytes(report), StandardCharsets.UTF_8))
                .contains("\"keepVersions\" : 1", "\"removableBytes\" : 100");
    }

    @Test
    void saysThatNothingWouldBeRemovedOfAProjectInDoubt() {
        policy = RetentionPolicy.of(OptionalInt.of(1), OptionalInt.empty(), Set.of("main"));
        fake.reportsTwice("demo-1.0.dev2-cp312-cp312-win_amd64.whl");
        StatusReport report = report(withTwoProjects().read());
        assertThat(report.removedFiles()).isZero();
        assertThat(report.projects().get(0).doubts())
                .containsExactly("demo-1.0.dev2-cp312-cp312-win_amd64.whl is listed twice");
    }

    @Test
    void failsForAProjectThatGotNoWheelForTooLong() {
        staleAfter = OptionalInt.of(7);
        ChannelStatus status = withTwoProjects().read();
        assertThat(failure(status))
                .isEqualTo(new UpkeepFailure.StaleProjects(
                        OWNER, List.of("other (the newest is 2.0, 40 days old)"), 2, 7));
        assertThat(failure(status).problem())
                .isEqualTo(
                        "1 of 2 projects on acme got no wheel for more than 7 days: other (the newest is 2.0, 40 days old).");
        assertThat(report(status).projects().stream().map(ProjectOnChannel::isStale))
                .containsExactly(false, true);
    }

    @Test
    void isNotStaleBeforeTheDaysHavePassed() {
        staleAfter = OptionalInt.of(3);
        assertThat(withTwoProjects().read("demo").failure()).isEmpty();
        staleAfter = OptionalInt.of(2);
        assertThat(failure(read("demo")).code()).isEqualTo("stale");
    }

    @Test
    void takesANamedProjectThatIsNotThereForStale() {
        withTwoProjects();
        assertThat(report(read("missing")).projects().get(0).state()).isEqualTo(ProjectOnChannel.State.NOT_THERE);
        assertThat(read("missing").failure()).isEmpty();
        staleAfter = OptionalInt.of(100);
        assertThat(failure(read("demo", "missing")))
                .isEqualTo(new UpkeepFailure.StaleProjects(OWNER, List.of("missing (not there)"), 2, 100));
    }

    @Test
    void warnsFrom80PercentOfTheQuotaAndFailsAbove95() {
        withTwoProjects();
        quota = OptionalLong.of(1251);
        assertThat(read().failure()).isEmpty();
        assertThat(listener.concerns()).isEmpty();
        quota = OptionalLong.of(1250);
        assertThat(read().failure()).isEmpty();
        assertThat(listener.concerns()).containsExactly(new UpkeepFailure.QuotaNearlyFull(OWNER, 1000, 1250));
        assertThat(report(read()).warnings()).extracting(Problem::code).containsExactly("quota-nearly-full");
        quota = OptionalLong.of(1053);
        assertThat(read().failure()).isEmpty();
        quota = OptionalLong.of(1052);
        assertThat(failure(read()))
                .isEqualTo(new UpkeepFailure.QuotaNearlyFull(OWNER, 1000, 1052))
                .extracting(Failure::problem)
                .isEqualTo("The projects shown take 1.0 kB on acme, which is 95 % of the 1.1 kB that they may take.");
        assertThat(report(read()).failure().orElseThrow().code()).isEqualTo("quota-nearly-full");
    }

    @Test
    void tellsOfTheOthersWhenAProjectCannotBeRead() {
        withTwoProjects();
        fake.failsOnce(Endpoint.PACKAGE_GET, 400);
        staleAfter = OptionalInt.of(7);
        ChannelStatus status = read("missing", "other", "demo", "nothing");
        assertThat(failure(status)).isInstanceOf(RunFailure.Several.class);
        assertThat(failure(status).problem()).contains("stale:", "unexpected-answer:");
        assertThat(report(status).projects().stream().map(ProjectOnChannel::state))
                .contains(ProjectOnChannel.State.NOT_READ);
    }

    @Test
    void failsWhenTheListOfProjectsIsNotWhole() {
        withTwoProjects();
        fake.says(Endpoint.PACKAGES, "[].name", 7);
        assertThatThrownBy(this::read)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("all projects of the organization");
    }

    @Test
    void usesATokenIfThereIsOneAndSaysIfItCannotBeRead() {
        withTwoProjects();
        token = Optional.of("t-0123456789abcdef");
        read("demo");
        assertThat(fake.requests().get(0).headers()).containsKey("authorization");
        token = Optional.of("two words");
        read("demo");
        assertThat(listener.concerns())
                .singleElement()
                .extracting(Failure::code)
                .isEqualTo("token-malformed");
    }

    @Test
    void tellsOfAnEmptyDirectory() {
        ChannelSettings channel = settings(directory.toUri().toString());
        assertThat(read(channel, ProjectSelection.all()).projects()).isEmpty();
        assertThat(fake.requests()).isEmpty();
    }

    private Wheel publishToDirectory(ChannelSettings settings, WheelBuilder builder) {
        Wheel wheel = WheelReader.read(builder.buildIn(directory.resolve("built")));
        try (Channel channel = new DirectoryKind().open(settings, Optional.empty(), listener)) {
            Published published =
                    channel.publish(List.of(new Upload(wheel, Upload.Kind.NEW)), List.of("main"), new SilentListener());
            assertThat(published.results().get(0).outcome()).isEqualTo(Outcome.PUBLISHED);
        }
        return wheel;
    }

    @Test
    void tellsOfADirectoryWithWheelsAndOfWhatOthersPutThere() throws IOException {
        ChannelSettings settings = settings(directory.resolve("channel").toUri().toString());
        Wheel first = publishToDirectory(settings, WheelBuilder.wheel("demo", "1.0.dev1"));
        Wheel second = publishToDirectory(
                settings, WheelBuilder.wheel("demo", "1.0.dev2").tags("cp312", "cp312", "win_amd64"));
        publishToDirectory(settings, WheelBuilder.wheel("other", "2.0"));
        Path page = directory.resolve("channel/acme/simple/demo/index.html");
        Files.writeString(
                page, Files.readString(page) + "<a href='https://example.org/demo-0.9-py3-none-any.whl'>theirs</a>");
        ChannelStatus status = read(settings, ProjectSelection.all());
        assertThat(status.failure()).isEmpty();
        ProjectOnChannel demo = report(status).projects().get(0);
        assertThat(demo.project()).isEqualTo("demo");
        assertThat(demo.versions().stream().map(VersionOnChannel::version))
                .containsExactly("1.0.dev2", "1.0.dev1", "0.9");
        assertThat(demo.bytes())
                .isEqualTo(first.digests().size() + second.digests().size());
        assertThat(demo.newest().orElseThrow().filename())
                .isEqualTo(second.filename().text());
        assertThat(demo.platforms().stream().map(Object::toString)).contains("Windows x86-64");
        assertThat(demo.doubts()).isEmpty();
        assertThat(report(status).projects().get(1).project()).isEqualTo("other");
    }

    @Test
    void refusesAChannelThatDoesNotTellWhatItHas() {
        ChannelKind silent = new ChannelKind() {
            @Override
            public String name() {
                return "silent";
            }

            @Override
            public String inWords() {
                return "a silent channel";
            }

            @Override
            public boolean accepts(String url) {
                return true;
            }

            @Override
            public Set<ChannelTrait> traits() {
                return Set.of();
            }

            @Override
            public Channel open(ChannelSettings settings, Optional<Token> ignored, ChannelListener hears) {
                throw new AssertionError("it is refused before");
            }
        };
        StatusRequest request = new StatusRequest(
                settings("https://example.org"),
                ProjectSelection.all(),
                new TokenSearch(List.of()),
                policy,
                staleAfter,
                quota);
        assertThatThrownBy(() -> new StatusService(new ChannelFactory(List.of(silent)), CLOCK).run(request, listener))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new UpkeepFailure.NotReadable(OWNER, "a silent channel")));
    }

    @Test
    void everyKindThatIsReadableOpensChannelsThatAre() {
        for (ChannelKind kind : List.of(new DirectoryKind(), new LocalKind(CLOCK))) {
            String url = kind instanceof DirectoryKind ? directory.toUri().toString() : fake.apiUrl();
            try (Channel channel = kind.open(settings(url), Optional.empty(), listener)) {
                assertThat(channel instanceof ReadableChannel)
                        .as(kind.name())
                        .isEqualTo(kind.traits().contains(ChannelTrait.READABLE));
            }
        }
    }
}

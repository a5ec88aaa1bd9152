package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWarning;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check as the first step of a publication. */
class PreflightCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOKEN = "jd-0123456789abcdef";
    private static final String SOURCE = "environment variable VARIABLE";

    private static final String FILE = "demo-1.0.dev1-py3-none-any.whl";

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", TOKEN, "spnw", "demo").follows(CLOCK);

    private RecordingListener listener = new RecordingListener();
    private AccessRules rules = Checks.RULES;

    @BeforeEach
    void isNotAlone() {
        fake.group("spnw", "demo").member("second");
    }

    private PublishResult publish() {
        return publish(new RecordingListener(), new LocalKind(CLOCK));
    }

    private PublishResult publish(RecordingListener recording, ChannelKind kind) {
        listener = recording;
        TokenSearch tokens =
                new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> Optional.of(TOKEN))));
        WheelSet set = new WheelSet(
                List.of(WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory))),
                List.of(),
                WheelSet.IfEmpty.FAIL,
                List.of());
        return new PublishService(new ChannelFactory(List.of(kind)), CLOCK)
                .run(
                        new PublishRequest(
                                new ChannelSettings(
                                        "spnw",
                                        fake.apiUrl(),
                                        new TransferLimits(8, 8, Duration.ofMinutes(10), Duration.ofSeconds(20)),
                                        InsecureHttp.LOOPBACK_ONLY),
                                List.of("main"),
                                OnConflict.REPLACE,
                                PublishMode.PUBLISH,
                                PublishRequest.IfNothingNew.WARN,
                                Optional.empty(),
                                SetRules.none(),
                                rules,
                                tokens,
                                List.of(set),
                                Upkeep.NONE),
                        listener);
    }

    private PublishResult publishes() {
        PublishResult result = publish();
        assertThat(result.failure()).isEmpty();
        assertThat(fake.releases("spnw", "demo")).containsExactly("1.0.dev1");
        return result;
    }

    private Failure refusal() {
        Failure failure = publish().failure().orElseThrow().failure();
        assertThat(fake.writes()).isEmpty();
        return failure;
    }

    @Test
    void anEndInSixDaysIsSaidEverywhereAndTheUploadGoesThrough() {
        fake.token(TOKEN).expires(NOW.plus(Duration.ofDays(6)));
        PublishResult result = publishes();
        assertThat(listener.concerns())
                .singleElement()
                .extracting(Failure::problem)
                .asString()
                .startsWith("The token expires on 2026-11-28, in 6 days");
        assertThat(result.warnings()).containsExactly(listener.concerns().get(0).problem());
        assertThat(result.access().flatMap(AccessReport::end)).contains(NOW.plus(Duration.ofDays(6)));
        assertThat(result.access().orElseThrow().answers())
                .anyMatch(answer -> answer.sentence().contains("in 6 days"));
        assertThat(result.toString()).doesNotContain(TOKEN);
    }

    @Test
    void aGoodTokenIsNotTalkedAbout() {
        assertThat(publishes().warnings()).isEmpty();
        assertThat(listener.concerns()).isEmpty();
        assertThat(listener.warnings()).isEmpty();
    }

    @Test
    void whatCouldNotBeToldIsNotTalkedAbout() {
        fake.bareAuthentication();
        assertThat(publish().failure()).isEmpty();
        fake.html(Endpoint.AUTHENTICATION, 3, 502);
        assertThat(publish().failure()).isEmpty();
        assertThat(listener.concerns()).isEmpty();
    }

    @Test
    void everyQuestionOfTheCheckIsAskedOnceAndWhatMayStopItBeforeTheFirstWrite() {
        publishes();
        assertThat(fake.requests().stream()
                        .takeWhile(request -> !request.write())
                        .map(RecordedRequest::path))
                .contains(
                        "/user", "/authentication", "/user/spnw", "/package/spnw/demo", "/release/spnw/demo/1.0.dev1");
        assertThat(fake.requests().stream()
                        .filter(request -> !request.write())
                        .map(RecordedRequest::path)
                        .filter(path -> path.matches("/(user|authentication|group|package).*")))
                .containsExactlyInAnyOrder(
                        "/user",
                        "/authentication",
                        "/user/spnw",
                        "/user/orgs",
                        "/package/spnw/demo",
                        "/group/spnw/demo",
                        "/group/spnw/demo/members",
                        "/group/spnw/demo/packages");
    }

    @Test
    void whatTheUploadHasDisprovedIsNotSaid() {
        fake.group("spnw", "demo").permission("read");
        fake.group("spnw", "writers").permission("write").member("jdoe").project("demo");
        PublishResult result = publishes();
        assertThat(listener.concerns()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.access().orElseThrow().failures(Verdict.WARNING)).isEmpty();
        assertThat(result.access().orElseThrow().failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void whatALabelHasDisprovedIsNotSaidButTheAgeOfTheFileIs() throws IOException {
        byte[] wheel = Files.readAllBytes(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        fake.distribution("spnw", "demo", "1.0.dev1", FILE, wheel, "staging");
        fake.uploadedAt("spnw", "demo", "1.0.dev1", FILE, NOW.minus(Duration.ofDays(20)));
        fake.group("spnw", "demo").permission("read");
        fake.group("spnw", "writers").permission("write").member("jdoe").project("demo");
        assertThat(publishes().wheels())
                .filteredOn(each -> each.hasOutcome(Outcome.LABELLED))
                .hasSize(1);
        assertThat(listener.concerns()).extracting(Failure::code).containsExactly("wheels-stale");
    }

    /** What looks like trouble of the project demo, and the code of the warning. */
    static Stream<Arguments> suspicions() {
        return Stream.of(
                suspicion("not-in-group", fake -> {
                    fake.group("spnw", "other")
                            .permission("write")
                            .member("third")
                            .project("demo");
                    fake.token(TOKEN).of("third");
                }),
                suspicion(
                        "project-not-found",
                        fake -> fake.owner("spnw", "jdoe")
                                .hidesGroups(401)
                                .answers(Endpoint.PACKAGE_GET, 1, Answer.error(404, "\"demo\" could not be found"))
                                .alwaysAnswers(Endpoint.USER_ORGANIZATIONS, Answer.html(403))),
                suspicion("wheels-stale", fake -> {
                    String old = "demo-1.0.dev1-cp311-cp311-win_amd64.whl";
                    fake.distribution("spnw", "demo", "1.0.dev1", old, new byte[] {1}, "main");
                    fake.uploadedAt("spnw", "demo", "1.0.dev1", old, NOW.minus(Duration.ofDays(20)));
                }));
    }

    private static Arguments suspicion(String code, Consumer<FakeAnaconda> arrangement) {
        return Arguments.of(code, arrangement);
    }

    @ParameterizedTest
    @MethodSource("suspicions")
    void aSuspicionIsNotSaidAfterAnUpload(String code, Consumer<FakeAnaconda> arrangement) {
        arrangement.accept(fake);
        publishes();
        assertThat(listener.concerns()).as(code).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("suspicions")
    void aSuspicionIsSaidWhereNothingArrived(String code, Consumer<FakeAnaconda> arrangement) {
        arrangement.accept(fake);
        fake.alwaysAnswers(Endpoint.COMMIT, Answer.error(402, "storage requirements exceeded"));
        assertThat(publish().failure()).isPresent();
        assertThat(listener.concerns()).extracting(Failure::code).containsExactly(code);
    }

    @Test
    void aBugInWhatOnlyGivesHintsIsToldAndStopsNothing() {
        fake.alwaysAnswers(Endpoint.GROUP, Answer.html(503));
        CountDownLatch told = new CountDownLatch(1);
        RecordingListener waiting = new RecordingListener() {
            @Override
            public synchronized void bug(String operation, Throwable thrown) {
                super.bug(operation, thrown);
                told.countDown();
            }

            @Override
            public void started(Upload upload) {
                try {
                    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        ChannelKind buggy = new LocalKind(
                CLOCK,
                channel -> channel.sleeper(pause -> {
                    throw new IllegalStateException("a bug");
                }));
        assertThat(publish(waiting, buggy).failure()).isEmpty();
        assertThat(listener.bugs()).containsExactly("the check of the access: IllegalStateException");
    }

    @Test
    void whatTheUploadLeavesOpenIsSaid() {
        fake.group("spnw", "demo").permission("read");
        fake.alwaysAnswers(Endpoint.COMMIT, Answer.error(402, "storage requirements exceeded"));
        assertThat(publish().failure()).isPresent();
        assertThat(listener.concerns())
                .singleElement()
                .extracting(Failure::code)
                .isEqualTo("powerless-group");
    }

    @Test
    void anOrganizationThatIsNotThereStopsIt() {
        fake.alwaysAnswers(Endpoint.ACCOUNT, Answer.error(404, "\"spnw\" could not be found"));
        assertThat(refusal()).isInstanceOf(AccessFailure.OrganizationNotFound.class);
    }

    @Test
    void theServersWordsOfTheEndAreSaidOnce() {
        fake.warnsAboutToken("expires in 9 days");
        PublishResult result = publishes();
        assertThat(listener.concerns())
                .singleElement()
                .extracting(Failure::problem)
                .asString()
                .contains("expires in 9 days");
        assertThat(result.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi:upload", "api:read", "pypi", "conda:download"})
    void aTokenWithoutAnyRightToWriteStopsItBeforeTheFirstWrite(String held) {
        fake.token(TOKEN).scopes("api:read", held);
        assertThat(refusal())
                .isInstanceOfSatisfying(
                        TokenFailure.WrongScope.class,
                        failure -> assertThat(failure.scopes()).contains("api:write"));
    }

    @Test
    void aListWithoutAnyScopeIsNotTalkedAboutAfterAnUpload() {
        fake.says(Endpoint.AUTHENTICATION, "scopes", List.of());
        PublishResult result = publishes();
        assertThat(listener.concerns()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.access().orElseThrow().failures(Verdict.WARNING)).isEmpty();
    }

    @Test
    void aListWithoutAnyScopeIsTalkedAboutWhereNothingArrived() {
        fake.says(Endpoint.AUTHENTICATION, "scopes", List.of());
        fake.alwaysAnswers(Endpoint.COMMIT, Answer.error(402, "storage requirements exceeded"));
        assertThat(publish().failure()).isPresent();
        assertThat(listener.concerns()).hasAtLeastOneElementOfType(TokenFailure.WrongScope.class);
    }

    /** Whether this API asks for pypi:upload is not known (anaconda-api.md section 3), and api:write seems to imply reading. */
    @ParameterizedTest
    @CsvSource({
        "api, pypi:upload",
        "api api:build api:read api:write, pypi:upload",
        "api:write, api:read pypi:upload",
        "api:read api:write, pypi:upload",
        "api:write pypi:upload, api:read"
    })
    void aMissingScopeBesideTheRightToWriteIsSaidAndStopsNothing(String held, String missing) {
        fake.token(TOKEN).scopes(held.split(" "));
        assertThat(publish().failure()).isEmpty();
        assertThat(listener.concerns())
                .filteredOn(TokenFailure.WrongScope.class::isInstance)
                .singleElement()
                .isEqualTo(new TokenFailure.WrongScope(
                        new TokenOrigin(SOURCE, Optional.of("jdoe")), List.of(missing.split(" ")), Optional.empty()));
    }

    @Test
    void aServerThatAsksForTheScopeToUploadIsHeard() {
        fake.token(TOKEN).scopes("api:read", "api:write");
        fake.asksForUploadScope();
        assertThat(publish().failure())
                .get()
                .extracting(FailureException::failure)
                .isInstanceOfSatisfying(
                        TokenFailure.WrongScope.class,
                        failure -> assertThat(failure.scopes()).containsExactly("pypi:upload"));
    }

    @Test
    void anExpiredTokenStopsIt() {
        fake.token(TOKEN).expires(NOW);
        assertThat(refusal()).isInstanceOf(TokenFailure.Expired.class);
    }

    @Test
    void anOrganizationsTokenStopsItUnlessAllowed() {
        fake.token(TOKEN).of("spnw");
        assertThat(refusal())
                .isEqualTo(new TokenWarning.OrganizationToken(new TokenOrigin(SOURCE, Optional.of("spnw")), "spnw"));
        rules = Checks.allowingOrganizationTokens(rules);
        assertThat(publish().failure()).isEmpty();
        assertThat(listener.concerns())
                .singleElement()
                .extracting(Failure::problem)
                .asString()
                .startsWith("The token is one of the organization");
    }

    @Test
    void aReadOnlyServerStopsIt() {
        fake.readOnly();
        assertThat(refusal()).isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Read-Only"));
    }
}
